import type { TurnContext } from "botbuilder";
import type { Bot, IncomingTurn, OutgoingReply } from "../bot";
import { stringsFor } from "../locale";
import { toErrorFields, type Logger } from "../log";
import type { Span, Tracer } from "../trace";
import type { ChannelCounts, ChannelEvent } from "./channel";
import { downloadFile, type DownloadOptions } from "./download-file";
import type { Fields } from "./fields";
import type { IncomingActivity } from "./incoming-activity";
import { parseActivity } from "./parse-activity";
import { parseLocale } from "./parse-circumstances";
import { createSeenActivities } from "./seen-activities";
import { sendWithRetry, type RetryClock } from "./send-with-retry";
import { toActivity, toInvokeResponse } from "./to-activity";
import { toDialogBody, toExecuteBody, toSearchBody } from "./to-invoke-body";

/** What turns share; `counts` is counted up. */
export interface TurnOptions {
  readonly bot: Bot;
  readonly log: Logger;
  readonly clock: RetryClock;
  readonly counts: ChannelCounts;
  readonly download: DownloadOptions;
  readonly tracer: Tracer;
  readonly onEvent: (event: ChannelEvent) => void;
}

/** Articles that the search command gives at once; Teams asks for more while its user scrolls. */
const SEARCH_PAGE = 10;

/** Makes what runs one turn: the raw activity to the bot, its reply to the connector. It never throws. */
export function createTurn({ bot, log, clock, counts, download, tracer, onEvent }: TurnOptions) {
  const isRepeated = createSeenActivities();

  return async function takeTurn(context: TurnContext, activity: Fields): Promise<void> {
    const started = clock.now();
    const parsed = parseActivity(activity);
    if (isPosted(parsed, context) && isRepeated(activity)) {
      counts.repeated += 1;
      onEvent({ kind: "repeated" });
      return;
    }
    counts.turns += 1;
    try {
      await tracer.span("turn", (span) => answer(context, parsed, started, span));
    } catch (error) {
      counts.failedTurns += 1;
      const ms = clock.now() - started;
      onEvent({ kind: "failed", activity: parsed.kind, ms });
      const { type } = context.activity;
      log.error("turn.failed", { type, ms, failures: counts.failedTurns, ...toErrorFields(error) });
      const isInvoke = type === "invoke";
      // Plain text: drawing a card may be what broke.
      const { title, text } = stringsFor(parseLocale(activity)).failed;
      await deliver(context, isInvoke ? toInvokeResponse(500) : { type: "message", text: `${title}\n\n${text}` });
    }
  };

  async function answer(context: TurnContext, activity: IncomingActivity, started: number, span: Span): Promise<void> {
    const { kind } = activity;
    span.set({ "medic.activity": kind });
    const tell = (outcome: string, article?: string): void => {
      const ms = clock.now() - started;
      span.set({ "medic.outcome": outcome, "medic.article": article });
      onEvent({ kind: "answered", activity: kind, outcome, article, ms });
    };
    const told = (reply: OutgoingReply): OutgoingReply => {
      const { outcome, article } = reply;
      log.info("turn.answered", { kind, outcome, article, ms: clock.now() - started });
      tell(outcome, article);
      return reply;
    };
    const handle = (turn: IncomingTurn): Promise<OutgoingReply> => tracer.span("answer", () => bot.handle(turn));
    switch (activity.kind) {
      case "message": {
        if (activity.files.some(({ kind }) => kind === "download")) await showTyping(context);
        const files = await Promise.all(
          activity.files.map((file) => tracer.span("download", () => downloadFile(file, download))),
        );
        return deliver(context, toActivity(told(await handle({ ...activity.turn, files }))));
      }
      case "welcome":
      case "submit":
        return deliver(context, toActivity(told(await handle(activity.turn))));
      case "execute":
        return deliver(context, toInvokeResponse(200, toExecuteBody(told(await handle(activity.turn)))));
      case "diagnose-message":
      case "dialog-action": {
        const reply = told(await handle(activity.turn));
        return deliver(context, toInvokeResponse(200, toDialogBody(reply, activity.turn.locale)));
      }
      case "search": {
        const { words, locale, skip } = activity;
        const found = tracer.span("answer", () => bot.search(words, locale, { skip, most: SEARCH_PAGE }));
        tell("search");
        return deliver(context, toInvokeResponse(200, toSearchBody(found, locale)));
      }
      case "feedback":
        log.info("feedback.given", { reaction: activity.reaction });
        tell(activity.reaction);
        return deliver(context, toInvokeResponse(200));
      case "unsupported":
        tell("unsupported");
        return deliver(context, toInvokeResponse(501));
      case "ignored":
        return;
    }
  }

  /** Files take their time; everything else is answered before the dots would be seen. */
  async function showTyping(context: TurnContext): Promise<void> {
    if (context.activity.deliveryMode === "expectReplies") return;
    try {
      await context.sendActivity({ type: "typing" });
    } catch (error) {
      log.warn("typing.failed", toErrorFields(error));
    }
  }

  /** A message that could not be delivered is not apologised for: the apology would meet the same closed door. */
  async function deliver(context: TurnContext, message: Exclude<Parameters<TurnContext["sendActivity"]>[0], string>) {
    const started = clock.now();
    try {
      await tracer.span("deliver", () => sendWithRetry(() => context.sendActivity(message), clock));
      counts.delivered += 1;
      onEvent({ kind: "delivered", ms: clock.now() - started });
    } catch (error) {
      counts.failedDeliveries += 1;
      const ms = clock.now() - started;
      onEvent({ kind: "undelivered", ms });
      const { type } = context.activity;
      log.error("delivery.failed", { type, ms, failures: counts.failedDeliveries, ...toErrorFields(error) });
    }
  }
}

/** Whether the answer is posted to the conversation. One that travels in the HTTP response is no second answer there. */
function isPosted({ kind }: IncomingActivity, { activity: { deliveryMode } }: TurnContext): boolean {
  return deliveryMode !== "expectReplies" && (kind === "message" || kind === "submit" || kind === "welcome");
}
