import type { AdaptiveCard } from "adaptivecards";
import type { CreateCopyButton } from "./copy-button.js";

/** Inputs on our cards hold text to take away, never text to send: makes them read-only, fully visible and copyable. */
export function finishCopyFields(card: AdaptiveCard, createCopyButton: CreateCopyButton): void {
  for (const input of card.getAllInputs()) {
    if (!(input instanceof AdaptiveCards.TextInput)) continue;
    const field = input.renderedElement?.querySelector<HTMLInputElement | HTMLTextAreaElement>("textarea, input");
    if (!field) continue;
    const text = input.defaultValue ?? "";
    field.readOnly = true;
    if (field instanceof HTMLTextAreaElement) field.rows = Math.min(text.split("\n").length, 16);
    field.closest(".ac-input-container")?.append(createCopyButton(text));
  }
}
