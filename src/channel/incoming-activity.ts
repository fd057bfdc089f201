import type { IncomingTurn } from "../bot";
import type { Locale } from "../locale";

/** A file that came with a message, as far as the message tells. */
export type FileReference =
  /** Teams' own download address: already signed, for some minutes. */
  | { readonly kind: "download"; readonly name: string; readonly url: string }
  /** A picture in the text. Fetching it would need our token, and it holds no text. */
  | { readonly kind: "picture" }
  /** A file of a group or channel, which only its members can fetch. */
  | { readonly kind: "elsewhere" };

type Turn<Kind extends IncomingTurn["kind"]> = Extract<IncomingTurn, { kind: Kind }>;

/** What an activity is, and asks of us. */
export type IncomingActivity =
  /** Answered with a message. */
  | { readonly kind: "message"; readonly turn: Turn<"message">; readonly files: readonly FileReference[] }
  /** The app has come to a conversation: answered with one message. */
  | { readonly kind: "welcome"; readonly turn: Turn<"welcome"> }
  /** Action.Submit: answered with a message. */
  | { readonly kind: "submit"; readonly turn: Turn<"action"> }
  /** Action.Execute: the HTTP response carries the new card. */
  | { readonly kind: "execute"; readonly turn: Turn<"action"> }
  /** The message action: the HTTP response carries a dialog. */
  | { readonly kind: "diagnose-message"; readonly turn: Turn<"message"> }
  /** A button in that dialog: the HTTP response carries the next dialog. */
  | { readonly kind: "dialog-action"; readonly turn: Turn<"action"> }
  /** The search command: the HTTP response carries a list of cards. */
  | { readonly kind: "search"; readonly words: string; readonly locale: Locale; readonly skip: number }
  /** Thumbs under a message: Teams wants 200 with an empty body. */
  | { readonly kind: "feedback"; readonly reaction: "like" | "dislike" | "none" }
  /** An invoke nobody here knows: 501 tells the client so. */
  | { readonly kind: "unsupported" }
  /** Edits, deletions, reactions, typing, members, and whatever comes new: nothing to say. */
  | { readonly kind: "ignored" };
