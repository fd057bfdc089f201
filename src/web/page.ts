import { createChat } from "./chat.js";
import { registerCodeBlock } from "./code-block.js";
import { wireComposer } from "./composer.js";
import { createCopyButtons } from "./copy-button.js";
import { createLanguage, toPageLocale } from "./language.js";
import { createCardRenderer } from "./render-card.js";
import { addSamples } from "./samples.js";
import { sendActivity } from "./send-activity.js";
import { wireTheme } from "./theme.js";

/** The element index.html promises; a missing one is a mistake in this folder. */
function find<T extends Element>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new TypeError(`index.html has no ${type.name} at ${selector}`);
  return element;
}

const language = createLanguage(document);
const languageSelect = find("#language", HTMLSelectElement);
const samples = find("#samples", HTMLDetailsElement);
const field = find("#text", HTMLTextAreaElement);

wireTheme(find("#theme", HTMLSelectElement), document.documentElement);

const createCopyButton = createCopyButtons(language, find("#announcer", HTMLElement));
registerCodeBlock(language, createCopyButton);
const chat = createChat({
  list: find("#conversation", HTMLElement),
  language,
  send: sendActivity,
  renderCard: createCardRenderer(createCopyButton),
});

function say(text: string): void {
  // Folded after the first use, to leave the room to the answer.
  samples.open = false;
  chat.say(text);
}

wireComposer(find("#composer", HTMLFormElement), field, say);
addSamples(find("#samples .chips", HTMLElement), language, say);

languageSelect.value = language.locale;
languageSelect.addEventListener("change", () => {
  language.set(toPageLocale(languageSelect.value));
  // Answers keep the language they were given in; a mere welcome is asked for anew.
  if (chat.isUntouched) chat.restart();
});
find("#clear", HTMLButtonElement).addEventListener("click", () => {
  samples.open = true;
  chat.restart();
  field.focus();
});

chat.restart();
field.focus();
