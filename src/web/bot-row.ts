import { createElement } from "./create-element.js";
import type { Language } from "./language.js";
import type { StringKey } from "./page-strings.js";
import type { FailureReason } from "./send-activity.js";

/** One answer of the bot in the list: empty, working, answered or failed. */
export interface BotRow {
  readonly element: HTMLElement;
  showWorking(): void;
  /** Ends the wait; the content stands as it is. */
  showDone(): void;
  showFailure(reason: FailureReason, detail: string, retry: () => void): void;
  replace(content: readonly Node[]): void;
  append(content: readonly Node[]): void;
}

const FAILURES: Readonly<Record<FailureReason, StringKey>> = {
  network: "failedNetwork",
  tooLong: "failedTooLong",
  status: "failedStatus",
  unreadable: "failedUnreadable",
};

function createWorking(language: Language): HTMLElement {
  const working = createElement("p", "working");
  const label = document.createElement("span");
  language.text(label, "working");
  working.append(createElement("span", "dots"), label);
  return working;
}

function createFailure(reason: FailureReason, detail: string, retry: () => void, language: Language): HTMLElement {
  const failure = createElement("div", "failure");
  const message = document.createElement("p");
  language.text(message, FAILURES[reason]);
  const code = createElement("code", "detail");
  code.textContent = detail;
  const button = createElement("button", "quiet");
  button.type = "button";
  language.text(button, "retry");
  button.addEventListener("click", retry);
  failure.append(message, ...(detail === "" ? [] : [code]), button);
  return failure;
}

/** Adds an empty answer to the list. */
export function addBotRow(list: HTMLElement, language: Language): BotRow {
  const element = createElement("div", "row bot");
  const avatar = document.querySelector(".bar .avatar")?.cloneNode(true);
  const content = createElement("div", "content");
  const body = createElement("div", "body");
  const status = createElement("div", "status");
  content.append(body, status);
  element.append(...(avatar ? [avatar] : []), content);
  list.append(element);

  return {
    element,
    showWorking() {
      status.replaceChildren(createWorking(language));
    },
    showDone() {
      status.replaceChildren();
    },
    showFailure(reason, detail, retry) {
      status.replaceChildren(createFailure(reason, detail, retry, language));
    },
    replace(nodes) {
      body.replaceChildren(...nodes);
    },
    append(nodes) {
      body.append(...nodes);
    },
  };
}
