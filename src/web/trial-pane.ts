import { createElement } from "./create-element.js";
import { findElement } from "./find-element.js";
import type { Language } from "./language.js";
import type { Asked } from "./preview-api.js";
import type { Verdict } from "./preview-data.js";
import { createVerdictView } from "./verdict-view.js";

/** The field for a text to try, and what it leads to. */
export interface TrialPane {
  /** Asks again for the text that stands in the field. */
  refresh(): Promise<void>;
  /** Draws anew, in the page's present language. */
  draw(): void;
}

/** Long enough not to ask for every key, short enough to seem immediate. */
const TYPING_PAUSE_MS = 250;

export function createTrialPane(language: Language, askVerdict: (text: string) => Promise<Asked<Verdict>>): TrialPane {
  const field = findElement("#text", HTMLTextAreaElement);
  const box = findElement("#verdict", HTMLElement);
  let asked: Asked<Verdict> | undefined;
  let drawn = "";
  let pause: ReturnType<typeof setTimeout> | undefined;

  function draw(): void {
    // What reads the same is left alone, so that no screen reader reads it again.
    const next = JSON.stringify([language.locale, asked]);
    if (next === drawn) return;
    drawn = next;
    if (asked === undefined) box.replaceChildren();
    else if (asked.kind === "answered") box.replaceChildren(...createVerdictView(asked.value, language));
    else box.replaceChildren(createElement("p", "notice attention", language.say("previewTryFailed")));
  }

  async function refresh(): Promise<void> {
    const text = field.value;
    const answer = text.trim() === "" ? undefined : await askVerdict(text);
    // The text was changed meanwhile: its own answer is on the way.
    if (field.value !== text) return;
    asked = answer;
    draw();
  }

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => void refresh(), TYPING_PAUSE_MS);
  });
  return { refresh, draw };
}
