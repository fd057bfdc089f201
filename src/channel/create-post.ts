import type { OutgoingReply } from "../bot";
import type { Credentials } from "../config";
import type { Locale } from "../locale";
import { toErrorFields, type Logger } from "../log";
import { isLoopbackUrl } from "../loopback";
import type { ChannelCounts } from "./channel";
import { parsePlace } from "./place";
import { sendWithRetry, type RetryClock } from "./send-with-retry";
import { toActivity } from "./to-activity";
import type { TurnAdapter } from "./turn-adapter";

/** What posting shares with turns; `counts` is counted up. */
export interface PostOptions {
  readonly adapter: TurnAdapter;
  readonly credentials: Credentials | undefined;
  readonly log: Logger;
  readonly clock: RetryClock;
  readonly counts: ChannelCounts;
}

/** Makes what posts without being asked: a new thread of a channel, or a message to a group chat. It never throws. */
export function createPost({ adapter, credentials, log, clock, counts }: PostOptions) {
  return async function post(place: string, draw: (locale: Locale) => OutgoingReply): Promise<boolean> {
    const parsed = parsePlace(place);
    // The same as for turns: without credentials nothing leaves this machine.
    if (parsed === undefined || (credentials === undefined && !isLoopbackUrl(parsed.reference.serviceUrl))) {
      log.error("post.refused", { reason: parsed === undefined ? "no-place" : "not-local" });
      return false;
    }
    const started = clock.now();
    const activity = toActivity(draw(parsed.locale));
    let failure: unknown;
    try {
      await adapter.continueConversationAsync(credentials?.appId ?? "", parsed.reference, async (context) => {
        // The SDK makes up an id of a message to reply to; there is none.
        delete context.activity.id;
        try {
          await sendWithRetry(() => context.sendActivity(activity), clock);
        } catch (error) {
          failure = error;
        }
      });
    } catch (error) {
      failure = error;
    }
    const ms = clock.now() - started;
    if (failure === undefined) {
      counts.delivered += 1;
      log.info("post.delivered", { ms });
      return true;
    }
    counts.failedDeliveries += 1;
    log.error("delivery.failed", { type: "post", ms, failures: counts.failedDeliveries, ...toErrorFields(failure) });
    return false;
  };
}
