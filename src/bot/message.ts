import type { AdaptiveCard } from "../cards";
import type { Locale } from "../locale";

/** Where a turn happens; in groups and channels a bot sees only messages that mention it. */
export type Scope = "personal" | "group" | "channel";

/**
 * One thing a user did, already freed of any bot library's shapes.
 * `message`: text somebody sent (`html` is the richer rendering of the same text, when the client sent one);
 * `action`: a card button, `data` as it came back (untrusted); `welcome`: the app was installed or a member added.
 */
export type IncomingTurn =
  | {
      readonly kind: "message";
      readonly text: string;
      readonly html?: string;
      readonly locale: Locale;
      readonly scope: Scope;
    }
  | { readonly kind: "action"; readonly data: unknown; readonly locale: Locale; readonly scope: Scope }
  | { readonly kind: "welcome"; readonly locale: Locale; readonly scope: Scope };

/** What to send back: a card, and the same content as plain text for notifications and clients without cards. */
export interface OutgoingReply {
  readonly card: AdaptiveCard;
  readonly text: string;
}
