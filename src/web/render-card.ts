import type { Action } from "adaptivecards";
import type { CreateCopyButton } from "./copy-button.js";
import { finishCopyFields } from "./copy-fields.js";
import { HOST_CONFIG } from "./host-config.js";
import { guardLinks, openLink } from "./open-link.js";
import { showToggleState } from "./toggle-state.js";

/** What a card's button asks of the conversation. */
export type CardRequest =
  | { readonly kind: "submit"; readonly title: string; readonly value: unknown }
  | { readonly kind: "execute"; readonly title: string; readonly verb: string; readonly data: unknown };

/** Draws a card; `undefined` when it cannot be drawn. */
export type RenderCard = (card: object, onRequest: (request: CardRequest) => void) => HTMLElement | undefined;

function handleAction(action: Action, onRequest: (request: CardRequest) => void): void {
  const title = action.title ?? "";
  if (action instanceof AdaptiveCards.OpenUrlAction) openLink(action.url ?? "");
  else if (action instanceof AdaptiveCards.SubmitAction) onRequest({ kind: "submit", title, value: action.data });
  else if (action instanceof AdaptiveCards.ExecuteAction) {
    onRequest({ kind: "execute", title, verb: action.verb, data: action.data });
  }
}

/** Sets the adaptivecards package up for our cards, once, and gives the function that draws one. */
export function createCardRenderer(createCopyButton: CreateCopyButton): RenderCard {
  const hostConfig = new AdaptiveCards.HostConfig(HOST_CONFIG);
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
  // No Markdown: it eats the backslashes and underscores of paths.
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const plain = document.createElement("span");
    plain.textContent = text;
    result.outputHtml = plain.innerHTML;
    result.didProcess = true;
  };

  return (content, onRequest) => {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = hostConfig;
    card.onExecuteAction = (action) => {
      handleAction(action, onRequest);
      // The renderer opens and closes after this event.
      queueMicrotask(() => {
        showToggleState(card);
      });
    };
    card.parse(content);
    const element = card.render();
    if (!element) return undefined;
    element.setAttribute("role", "group");
    if ("lang" in content && typeof content.lang === "string") element.lang = content.lang;
    guardLinks(element);
    finishCopyFields(card, createCopyButton);
    showToggleState(card);
    return element;
  };
}
