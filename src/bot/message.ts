import { toCardText, type AdaptiveCard } from "../cards";
import type { Locale } from "../locale";

/** Where a turn happens; in groups and channels a bot sees only messages that mention it. */
export type Scope = "personal" | "group" | "channel";

/**
 * One thing a user did, already freed of any bot library's shapes.
 * `message`: text somebody sent (`html` is the richer rendering of the same text, when the client sent one);
 * `action`: a card button, `data` as it came back (untrusted); `welcome`: the app was installed or a member added.
 */
export type IncomingTurn = Circumstances &
  (
    | { readonly kind: "message"; readonly text: string; readonly html?: string }
    | { readonly kind: "action"; readonly data: unknown }
    | { readonly kind: "welcome" }
  );

/** Who asks, where, and in which language. */
interface Circumstances {
  readonly locale: Locale;
  readonly scope: Scope;
  /** Entra object id of the user; absent where the client gives none. */
  readonly userId?: string;
}

/**
 * What to send back. `card`: a card, and the same content as plain text for notifications and clients without cards;
 * `notice`: a sentence, after a button that leaves the card as it is.
 */
export type OutgoingReply =
  | { readonly kind: "card"; readonly card: AdaptiveCard; readonly text: string }
  | { readonly kind: "notice"; readonly text: string };

/** A card as a reply. */
export function toCardReply(card: AdaptiveCard): OutgoingReply {
  return { kind: "card", card, text: toCardText(card) };
}
