import { looksLikeMailError } from "./looks-like-mail-error.js";

/** The text growing with its content up to this share of the window. */
const MAX_HEIGHT_SHARE = 0.4;

function fitHeight(field: HTMLTextAreaElement): void {
  field.style.height = "auto";
  const border = field.offsetHeight - field.clientHeight;
  field.style.height = `${Math.min(field.scrollHeight + border, innerHeight * MAX_HEIGHT_SHARE)}px`;
}

/** Wires the field: a pasted error goes at once, Ctrl+Enter or the button sends, Enter begins a new line. */
export function wireComposer(form: HTMLFormElement, field: HTMLTextAreaElement, say: (text: string) => void): void {
  function sendField(): void {
    const text = field.value;
    field.focus();
    if (text.trim() === "") return;
    field.value = "";
    fitHeight(field);
    say(text);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sendField();
  });
  field.addEventListener("keydown", (event) => {
    // `isComposing`: Enter then belongs to the input method that writes Chinese.
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      sendField();
    }
  });
  field.addEventListener("input", () => {
    fitHeight(field);
  });
  field.addEventListener("paste", (event) => {
    // From the clipboard, not the field, which would change CR LF to LF.
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (field.value !== "" || !looksLikeMailError(text)) return;
    event.preventDefault();
    say(text);
  });
}
