import { copyText } from "./copy-text.js";
import type { Language } from "./language.js";

/** Makes a button that copies one text. */
export type CreateCopyButton = (text: string) => HTMLButtonElement;

/** How long a button says that it has copied. */
const CONFIRMATION_MS = 2_000;

/** Binds copy buttons to the page's language and its status line. */
export function createCopyButtons(language: Language, announcer: HTMLElement): CreateCopyButton {
  return (text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    language.text(button, "copy");

    async function copy(): Promise<void> {
      const key = (await copyText(text)) ? "copied" : "copyFailed";
      announcer.textContent = language.say(key);
      if (key === "copied") {
        language.text(button, key);
        setTimeout(() => {
          language.text(button, "copy");
          announcer.textContent = "";
        }, CONFIRMATION_MS);
      }
    }

    button.addEventListener("click", () => void copy());
    return button;
  };
}
