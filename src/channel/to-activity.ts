import type { Activity } from "botbuilder";
import type { OutgoingReply } from "../bot";

/** How Bot Framework names an Adaptive Card, as an attachment and as the answer to Action.Execute. */
const CARD_CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";

/**
 * One message holding the card. `text` stays empty, because Teams would show it above the card a second time;
 * the notification takes `summary` instead.
 */
export function toActivity(reply: OutgoingReply): Partial<Activity> {
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

/** The card that replaces the one whose Action.Execute was pressed. */
export function toCardBody(reply: OutgoingReply): object {
  return { statusCode: 200, type: CARD_CONTENT_TYPE, value: reply.card };
}
