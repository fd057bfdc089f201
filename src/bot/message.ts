import { toCardSummary, type AdaptiveCard } from "../cards";
import type { Locale } from "../locale";

/** Where a turn happens; in groups and channels a bot sees only messages that mention it. */
export type Scope = "personal" | "group" | "channel";

/**
 * One thing a user did, already freed of any bot library's shapes.
 * `message`: text somebody sent (`html` is the richer rendering of the same text, when the client sent one);
 * `action`: a card button, `data` as it came back (untrusted); `reaction`: thumbs under an answer of ours, which `outcome` and
 * `article` name; `welcome`: the app was installed or a member added.
 */
export type IncomingTurn = Circumstances &
  (
    | {
        readonly kind: "message";
        readonly text: string;
        readonly html?: string;
        /** Files that came with the text. */
        readonly files?: readonly IncomingFile[];
      }
    | { readonly kind: "action"; readonly data: unknown }
    | { readonly kind: "reaction"; readonly helped: boolean; readonly article: string; readonly outcome: string }
    | { readonly kind: "welcome" }
  );

/** Who asks, where, and in which language. */
interface Circumstances {
  readonly locale: Locale;
  readonly scope: Scope;
  /** Entra object id of the user; absent where the client gives none. */
  readonly userId?: string;
  /** Names this turn, the same wherever and however often it is delivered; absent where the client gives no id. */
  readonly turnKey?: string;
  /** Names this user and the message they answer to, the same however often they press; cannot be read back. */
  readonly voiceKey?: string;
  /** How to post here later without being asked; absent in personal chats. Only the channel reads it. */
  readonly place?: string;
}

/** A file as far as it could be had. */
export type IncomingFile =
  { readonly kind: "content"; readonly bytes: Uint8Array } | { readonly kind: "refused"; readonly reason: FileRefusal };

/**
 * Why a file was not read. `elsewhere`: in a group or channel; `picture`: an image; `type`: an extension not read;
 * `host`: an address that is not Teams' own; `size`: over the limit; `gone`: it could not be fetched (any more).
 */
export type FileRefusal = "elsewhere" | "picture" | "type" | "host" | "size" | "gone";

/** What a reply is about, for counting: never anything that was pasted. */
export interface Outcome {
  /** `identified`, `unknown`, `help`, `search`, `show`, `helped`, … */
  readonly outcome: string;
  readonly article?: string;
}

/**
 * What to send back. `card`: a card, and the line of it that a notification shows; `notice`: a sentence, after a button that
 * leaves the card as it is.
 */
export type OutgoingReply = Outcome &
  (
    | { readonly kind: "card"; readonly card: AdaptiveCard; readonly summary: string }
    | { readonly kind: "notice"; readonly text: string }
  );

/** A card as a reply. */
export function toCardReply(card: AdaptiveCard, outcome: string, article?: string): OutgoingReply {
  return { kind: "card", card, summary: toCardSummary(card), outcome, ...(article === undefined ? {} : { article }) };
}
