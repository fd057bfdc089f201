import type { OutgoingReply } from "../bot";
import type { Locale } from "../locale";
import type { Fields } from "./fields";
import type { IncomingActivity } from "./incoming-activity";

/** One POST of Bot Framework's: the Authorization header, and a JSON object with a `type`. */
interface ChannelRequest {
  readonly authorization: string | undefined;
  readonly activity: Fields;
}

/** The HTTP answer to it, as data: the channel knows no web server. */
export type ChannelAnswer =
  | { readonly kind: "answered"; readonly status: number; readonly body: unknown }
  | {
      readonly kind: "refused";
      readonly status: 400 | 401 | 500 | 503;
      readonly code: string;
      readonly message: string;
    };

/** What has just happened, for counting: kinds, outcomes, article ids and milliseconds, never anything that was said. */
export type ChannelEvent =
  /** `article` comes from a card's button at times, so it may be any text. */
  | {
      readonly kind: "answered";
      readonly activity: IncomingActivity["kind"];
      readonly outcome: string;
      readonly article?: string | undefined;
      readonly ms: number;
    }
  | { readonly kind: "failed"; readonly activity: IncomingActivity["kind"]; readonly ms: number }
  /** Delivered to us again, and not answered a second time. */
  | { readonly kind: "repeated" }
  | { readonly kind: "delivered" | "undelivered"; readonly ms: number }
  /** `unchecked`: the signing keys could not be had. */
  | { readonly kind: "turned-away"; readonly reason: "refused" | "unchecked" };

/** How often what has happened since the start. */
export interface ChannelCounts {
  turns: number;
  /** Activities that were delivered to us again, and not answered a second time. */
  repeated: number;
  delivered: number;
  failedTurns: number;
  failedDeliveries: number;
  /** Thumbs under messages of which this process does not know what they said: another one sent them, or long ago. */
  unplacedReactions: number;
}

/** The way from Bot Framework to the bot and back. */
export interface Channel {
  /** Takes one activity. Never throws. */
  receive(request: ChannelRequest): Promise<ChannelAnswer>;
  /** Posts to a `place` that a turn brought, drawn in the language of that place; false where it was not delivered. Never throws. */
  post(place: string, draw: (locale: Locale) => OutgoingReply): Promise<boolean>;
  readonly counts: Readonly<ChannelCounts>;
}
