import type { Turn } from "./activity.js";
import { addBotRow, type BotRow } from "./bot-row.js";
import type { Language } from "./language.js";
import type { Answer } from "./parse-answers.js";
import type { CardRequest, RenderCard } from "./render-card.js";
import type { Outcome } from "./send-activity.js";
import { addChoiceRow, addUserRow } from "./user-row.js";

/** The conversation with the bot. */
export interface Chat {
  /** True until the user has said or pressed something. */
  readonly isUntouched: boolean;
  /** Sends a text as the user. */
  say(text: string): void;
  /** Empties the list and lets the bot introduce itself. */
  restart(): void;
}

/** What a conversation needs from outside. */
interface ChatParts {
  readonly list: HTMLElement;
  readonly language: Language;
  readonly send: (turn: Turn, locale: Language["locale"]) => Promise<Outcome>;
  readonly renderCard: RenderCard;
}

function createText(text: string): HTMLElement {
  const element = document.createElement("p");
  element.className = "plain";
  element.textContent = text;
  return element;
}

/** Starts an empty conversation. */
export function createChat({ list, language, send, renderCard }: ChatParts): Chat {
  let isUntouched = true;
  const pressed = new Set<BotRow>();

  function draw(answer: Answer, row: BotRow): HTMLElement {
    if (answer.kind === "text") return createText(answer.text);
    const element = renderCard(answer.card, (request) => {
      void press(request, row);
    });
    return element ?? createText(answer.kind === "card" ? answer.text : "");
  }

  async function exchange(turn: Turn, row: BotRow): Promise<void> {
    row.showWorking();
    const outcome = await send(turn, language.locale);
    // The conversation was cleared meanwhile.
    if (!row.element.isConnected) return;
    if (outcome.kind === "failed") {
      row.showFailure(outcome.reason, outcome.detail, () => void exchange(turn, row));
      return;
    }
    row.showDone();
    const replacements = outcome.answers.filter(({ kind }) => kind === "replacement");
    if (replacements.length > 0) row.replace(replacements.map((answer) => draw(answer, row)));
    row.append(outcome.answers.filter(({ kind }) => kind !== "replacement").map((answer) => draw(answer, row)));
  }

  async function start(turn: Turn, anchor?: HTMLElement): Promise<void> {
    isUntouched = turn.kind === "welcome";
    const row = addBotRow(list, language);
    anchor?.scrollIntoView({ block: "start" });
    await exchange(turn, row);
    // What was asked stays in sight above the start of the answer.
    anchor?.scrollIntoView({ block: "start" });
  }

  async function press(request: CardRequest, row: BotRow): Promise<void> {
    // An impatient second click asks nothing new.
    if (pressed.has(row)) return;
    pressed.add(row);
    isUntouched = false;
    if (request.kind === "submit") {
      await start({ kind: "submit", value: request.value }, addChoiceRow(list, request.title, language));
    } else {
      await exchange({ kind: "execute", verb: request.verb, data: request.data }, row);
    }
    pressed.delete(row);
  }

  return {
    get isUntouched() {
      return isUntouched;
    },
    say(text) {
      void start({ kind: "message", text }, addUserRow(list, text, language));
    },
    restart() {
      list.replaceChildren();
      void start({ kind: "welcome" });
    },
  };
}
