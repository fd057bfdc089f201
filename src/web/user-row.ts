import type { Language } from "./language.js";

function createShowAllButton(bubble: HTMLElement, language: Language): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.setAttribute("aria-expanded", "false");
  language.text(button, "showAll");
  button.addEventListener("click", () => {
    const isClamped = bubble.classList.toggle("clamped");
    button.setAttribute("aria-expanded", String(!isClamped));
    language.text(button, isClamped ? "showAll" : "showLess");
  });
  return button;
}

/** Adds what the user sent to the list, verbatim; a long text starts folded. */
export function addUserRow(list: HTMLElement, text: string, language: Language): HTMLElement {
  const row = document.createElement("div");
  row.className = "row user";
  const name = document.createElement("span");
  name.className = "visually-hidden";
  language.text(name, "you");
  const bubble = document.createElement("div");
  bubble.className = "bubble clamped";
  bubble.textContent = text;
  row.append(name, bubble);
  list.append(row);
  // Only the laid-out height knows how often long lines wrap.
  if (bubble.scrollHeight > bubble.clientHeight + 1) row.append(createShowAllButton(bubble, language));
  else bubble.classList.remove("clamped");
  return row;
}

/** Adds a line that says which button of a card was pressed. */
export function addChoiceRow(list: HTMLElement, title: string, language: Language): HTMLElement {
  const row = document.createElement("p");
  row.className = "row choice";
  const lead = document.createElement("span");
  language.text(lead, "chose");
  row.append(lead, ` ${title}`);
  list.append(row);
  return row;
}
