import type { PageLocale } from "./page-strings.js";

/** One thing the user of the page did. */
export type Turn =
  | { readonly kind: "welcome" }
  | { readonly kind: "message"; readonly text: string }
  | { readonly kind: "submit"; readonly value: unknown }
  | { readonly kind: "execute"; readonly verb: string; readonly data: unknown };

/** What every activity carries besides the turn. */
interface Circumstances {
  readonly id: string;
  readonly locale: PageLocale;
  readonly origin: string;
  readonly timestamp: string;
}

/** A Bot Framework activity, as far as the page writes one. */
type Activity = Readonly<Record<string, unknown>>;

function toFields(turn: Turn): Activity {
  switch (turn.kind) {
    case "welcome":
      return { type: "conversationUpdate", membersAdded: [{ id: "bot" }] };
    case "message":
      return { type: "message", text: turn.text, textFormat: "plain" };
    case "submit":
      // As in Teams: a card's answer is a message with a value and no text.
      return { type: "message", value: turn.value };
    case "execute":
      return {
        type: "invoke",
        name: "adaptiveCard/action",
        value: { action: { type: "Action.Execute", verb: turn.verb, data: turn.data }, trigger: "manual" },
      };
  }
}

/** Writes a turn as the activity that any Bot Framework client would post. */
export function toActivity(turn: Turn, { id, locale, origin, timestamp }: Circumstances): Activity {
  return {
    ...toFields(turn),
    id,
    channelId: "directline",
    deliveryMode: "expectReplies",
    serviceUrl: origin,
    from: { id: "user" },
    recipient: { id: "bot" },
    conversation: { id: "local", conversationType: "personal" },
    locale,
    timestamp,
  };
}
