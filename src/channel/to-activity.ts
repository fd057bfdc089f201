import type { Activity } from "botbuilder";
import type { OutgoingReply } from "../bot";

/** How Bot Framework names an Adaptive Card, as an attachment and as the answer to Action.Execute. */
export const CARD_CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";

/**
 * One message holding the card, or the sentence. `text` stays empty, because Teams would show it above the card a second time;
 * the notification takes `summary` instead.
 */
export function toActivity(reply: OutgoingReply): Partial<Activity> {
  if (reply.kind === "notice") return { type: "message", text: reply.text };
  const { summary, card, article } = reply;
  return {
    type: "message",
    ...(summary === "" ? {} : { summary }),
    attachments: [{ contentType: CARD_CONTENT_TYPE, content: card }],
    // Thumbs under what explains an error; they come back as message/submitAction.
    ...(article === undefined ? {} : { channelData: { feedbackLoop: { type: "default" } } }),
  };
}

/** The answer to an invoke, which travels in the HTTP response. */
export function toInvokeResponse(status: number, body?: object): Partial<Activity> {
  return { type: "invokeResponse", value: body === undefined ? { status } : { status, body } };
}
