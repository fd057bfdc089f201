import type { FoundArticle, OutgoingReply } from "../bot";
import { stringsFor, type Locale } from "../locale";
import { CARD_CONTENT_TYPE } from "./to-activity";

/** The answer to Action.Execute: a card that replaces the pressed one, or a sentence shown beside it. */
export function toExecuteBody(reply: OutgoingReply): object {
  return reply.kind === "card"
    ? { statusCode: 200, type: CARD_CONTENT_TYPE, value: reply.card }
    : { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: reply.text };
}

/** The answer to a message action and to the buttons in its dialog: a dialog with the card, or a sentence that ends it. */
export function toDialogBody(reply: OutgoingReply, locale: Locale): object {
  if (reply.kind === "notice") return { task: { type: "message", value: reply.text } };
  const card = { contentType: CARD_CONTENT_TYPE, content: toSubmitOnly(reply.card) };
  const { title } = stringsFor(locale).messageAction;
  return { task: { type: "continue", value: { title, width: "large", height: "large", card } } };
}

/**
 * Dialogs know Action.Submit only, which every Action.Execute of ours has as its fallback. What holds none stays the same object:
 * its JSON may be kept.
 */
function toSubmitOnly(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(toSubmitOnly);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if ("type" in value && value.type === "Action.Execute" && "fallback" in value) return value.fallback;
  const fields = Object.entries(value);
  const changed = fields.map(([name, field]: [string, unknown]) => [name, toSubmitOnly(field)] as const);
  return changed.some(([, field], index) => field !== fields[index]?.[1]) ? Object.fromEntries(changed) : value;
}

/** The answer to the search command: a list to choose from, or a sentence. */
export function toSearchBody(found: readonly FoundArticle[], locale: Locale): object {
  if (found.length === 0) {
    return { composeExtension: { type: "message", text: stringsFor(locale).messageAction.searchHint } };
  }
  const attachments = found.map(({ title, summary, card }) => ({
    contentType: CARD_CONTENT_TYPE,
    content: card,
    preview: { contentType: "application/vnd.microsoft.card.thumbnail", content: { title, text: summary } },
  }));
  return { composeExtension: { type: "result", attachmentLayout: "list", attachments } };
}
