import type { Bot } from "../bot";
import type { Credentials } from "../config";
import { toErrorFields, type Logger } from "../log";
import { isLoopbackUrl } from "../loopback";
import { NO_TRACER, type Tracer } from "../trace";
import { createMemoryClaims, type ActivityClaims } from "./activity-claims";
import type { Channel, ChannelAnswer, ChannelCounts, ChannelEvent } from "./channel";
import { checkCaller } from "./check-caller";
import { createAuthentication } from "./create-authentication";
import { createPost } from "./create-post";
import { createTurn } from "./create-turn";
import type { DownloadOptions } from "./download-file";
import { toText, type Fields } from "./fields";
import { SYSTEM_CLOCK, type RetryClock } from "./send-with-retry";
import { toSdkActivity } from "./to-sdk-activity";
import { TurnAdapter } from "./turn-adapter";

/** What a channel is made of. */
export interface ChannelOptions {
  readonly bot: Bot;
  /** Undefined: callers are not checked; answers then stay in the HTTP response or on this machine. */
  readonly credentials: Credentials | undefined;
  readonly openIdMetadataUrl?: string | undefined;
  readonly log: Logger;
  /** Where files are fetched from, and how much of them. */
  readonly download: DownloadOptions;
  /** Decides who answers an activity where several processes may; without it, only what came to this one before is left out. */
  readonly claims?: ActivityClaims | undefined;
  readonly clock?: RetryClock;
  readonly tracer?: Tracer | undefined;
  /** Told of everything that is counted. */
  readonly onEvent?: ((event: ChannelEvent) => void) | undefined;
}

/** Makes the channel: checks callers, turns activities into turns, delivers replies. */
export function createChannel({
  bot,
  credentials,
  openIdMetadataUrl,
  log,
  download,
  claims = createMemoryClaims(),
  clock = SYSTEM_CLOCK,
  tracer = NO_TRACER,
  onEvent = () => undefined,
}: ChannelOptions): Channel {
  const counts: ChannelCounts = {
    turns: 0,
    repeated: 0,
    delivered: 0,
    failedTurns: 0,
    failedDeliveries: 0,
    unplacedReactions: 0,
  };
  const adapter = new TurnAdapter(createAuthentication(credentials, openIdMetadataUrl, () => clock.now()));
  const takeTurn = createTurn({ bot, log, clock, counts, download, claims, tracer, onEvent });

  return {
    counts,
    post: createPost({ adapter, credentials, log, clock, counts }),
    async receive({ authorization, activity }) {
      if (credentials === undefined && !isAnsweredHere(activity)) {
        return refuse(
          400,
          "SERVICE_URL_NOT_LOCAL",
          "Without credentials only deliveryMode expectReplies or a serviceUrl on this machine is answered.",
        );
      }
      const sdkActivity = toSdkActivity(activity);
      const check = await tracer.span("check caller", () => checkCaller(adapter, authorization ?? "", sdkActivity));
      if (check.kind !== "known") onEvent({ kind: "turned-away", reason: check.kind });
      if (check.kind === "refused") {
        log.info("caller.refused", { error: check.errorName });
        return refuse(401, "UNAUTHORIZED", "The request is not signed in as Bot Framework.");
      }
      if (check.kind === "unchecked") {
        log.error("caller.unchecked", { error: check.errorName });
        return refuse(503, "SIGN_IN_UNCHECKED", "The sign-in cannot be checked now. Please try again later.");
      }
      try {
        const answer = await adapter.run(check.caller, sdkActivity, (context) => takeTurn(context, activity));
        return { kind: "answered", status: answer?.status ?? 200, body: answer?.body };
      } catch (error) {
        log.error("channel.failed", { type: sdkActivity.type, ...toErrorFields(error) });
        return refuse(500, "INTERNAL", "The activity could not be processed.");
      }
    },
  };
}

function isAnsweredHere(activity: Fields): boolean {
  // Anybody on this machine may post here, and serviceUrl says where we would post to.
  return activity["deliveryMode"] === "expectReplies" || isLoopbackUrl(toText(activity["serviceUrl"]) ?? "");
}

function refuse(status: 400 | 401 | 500 | 503, code: string, message: string): ChannelAnswer {
  return { kind: "refused", status, code, message };
}
