import type { Activity } from "botbuilder";
import type { OutgoingReply } from "../bot";

/** How Bot Framework names an Adaptive Card, as an attachment and as the answer to Action.Execute. */
const CARD_CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";

/**
 * One message holding the card, or the sentence. `text` stays empty, because Teams would show it above the card a second time;
 * the notification takes `summary` instead.
 */
export function toActivity(reply: OutgoingReply): Partial<Activity> {
  if (reply.kind === "notice") return { type: "message", text: reply.text };
  const summary = reply.text.trimStart().split(/\r?\n/u, 1)[0] ?? "";
  return {
    type: "message",
    ...(summary === "" ? {} : { summary }),
    attachments: [{ contentType: CARD_CONTENT_TYPE, content: reply.card }],
  };
}

/** The answer to an invoke, which travels in the HTTP response. */
export function toInvokeResponse(status: number, body?: object): Partial<Activity> {
  return { type: "invokeResponse", value: body === undefined ? { status } : { status, body } };
}

/** The answer to Action.Execute: a card that replaces the pressed one, or a sentence shown beside it. */
export function toExecuteBody(reply: OutgoingReply): object {
  return reply.kind === "card"
    ? { statusCode: 200, type: CARD_CONTENT_TYPE, value: reply.card }
    : { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: reply.text };
}
