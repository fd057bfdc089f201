import { createChat } from "./chat.js";
import { registerCodeBlock } from "./code-block.js";
import { wireComposer } from "./composer.js";
import { createCopyButtons } from "./copy-button.js";
import { findElement } from "./find-element.js";
import { createLanguage, toPageLocale } from "./language.js";
import { createCardRenderer } from "./render-card.js";
import { showPreviewLink } from "./preview-link.js";
import { addSamples } from "./samples.js";
import { sendActivity } from "./send-activity.js";
import { wireTheme } from "./theme.js";

const language = createLanguage(document);
const languageSelect = findElement("#language", HTMLSelectElement);
const samples = findElement("#samples", HTMLDetailsElement);
const field = findElement("#text", HTMLTextAreaElement);

wireTheme(findElement("#theme", HTMLSelectElement), document.documentElement);

const createCopyButton = createCopyButtons(language, findElement("#announcer", HTMLElement));
registerCodeBlock(language, createCopyButton);
const chat = createChat({
  list: findElement("#conversation", HTMLElement),
  language,
  send: sendActivity,
  renderCard: createCardRenderer(createCopyButton),
});

function say(text: string): void {
  // Folded after the first use, to leave the room to the answer.
  samples.open = false;
  chat.say(text);
}

wireComposer(findElement("#composer", HTMLFormElement), field, say);
addSamples(findElement("#samples .chips", HTMLElement), language, say);

languageSelect.value = language.locale;
languageSelect.addEventListener("change", () => {
  language.set(toPageLocale(languageSelect.value));
  // Answers keep the language they were given in; a mere welcome is asked for anew.
  if (chat.isUntouched) chat.restart();
});
findElement("#clear", HTMLButtonElement).addEventListener("click", () => {
  samples.open = true;
  chat.restart();
  field.focus();
});

chat.restart();
field.focus();
void showPreviewLink(findElement("#preview", HTMLAnchorElement));
