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

/** Dialogs know Action.Submit only, which every Action.Execute of ours has as its fallback. */
function toSubmitOnly(card: object): unknown {
  return JSON.parse(JSON.stringify(card), (_key, value: unknown) => {
    const isExecute = typeof value === "object" && value !== null && "type" in value && value.type === "Action.Execute";
    return isExecute && "fallback" in value ? value.fallback : value;
  });
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
