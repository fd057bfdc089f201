import type { TurnContext } from "botbuilder";
import type { Bot, IncomingTurn, OutgoingReply } from "../bot";
import { stringsFor } from "../locale";
import { toErrorFields, type Logger } from "../log";
import type { Span, Tracer } from "../trace";
import type { ActivityClaims } from "./activity-claims";
import type { ChannelCounts, ChannelEvent } from "./channel";
import { isSurelyNotTaken } from "./delivery-error";
import { downloadFile, type DownloadOptions } from "./download-file";
import { toText, type Fields } from "./fields";
import type { IncomingActivity } from "./incoming-activity";
import { parseActivity } from "./parse-activity";
import { parseCircumstances, parseLocale } from "./parse-circumstances";
import { toPlace } from "./place";
import { sendWithRetry, type RetryClock } from "./send-with-retry";
import { createSentAnswers } from "./sent-answers";
import { toActivity, toInvokeResponse } from "./to-activity";
import { toDialogBody, toExecuteBody, toSearchBody } from "./to-invoke-body";
import { toMessageKey, toTurnKey, toVoiceKey } from "./turn-keys";

/** What turns share; `counts` is counted up. */
export interface TurnOptions {
  readonly bot: Bot;
  readonly log: Logger;
  readonly clock: RetryClock;
  readonly counts: ChannelCounts;
  readonly download: DownloadOptions;
  readonly tracer: Tracer;
  readonly onEvent: (event: ChannelEvent) => void;
  readonly claims: ActivityClaims;
}

/** Articles that the search command gives at once; Teams asks for more while its user scrolls. */
const SEARCH_PAGE = 10;

/** Makes what runs one turn: the raw activity to the bot, its reply to the connector. It never throws. */
export function createTurn({ bot, log, clock, counts, download, claims, tracer, onEvent }: TurnOptions) {
  const sent = createSentAnswers();

  return async function takeTurn(context: TurnContext, activity: Fields): Promise<void> {
    const started = clock.now();
    const parsed = parseActivity(activity);
    const keys = toKeys(activity);
    const claimed = isPosted(parsed, context) ? keys.turnKey : undefined;
    // Bot Framework delivers an activity again when our answer took its time; the first one's is then already on its way.
    if (claimed !== undefined && !(await claims.claim(claimed))) {
      counts.repeated += 1;
      onEvent({ kind: "repeated" });
      return;
    }
    counts.turns += 1;
    try {
      const failure = await tracer.span("turn", (span) => answer(context, parsed, { started, keys, activity, span }));
      if (claimed === undefined) return;
      if (isSurelyNotTaken(failure)) claims.release(claimed);
      else claims.settle(claimed);
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
      if (claimed !== undefined) claims.settle(claimed);
    }
  };

  /** Resolves to what the delivery failed of, where it did. */
  async function answer(
    context: TurnContext,
    activity: IncomingActivity,
    { started, keys, activity: fields, span }: Circumstances,
  ): Promise<unknown> {
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
    const handle = (turn: IncomingTurn): Promise<OutgoingReply> =>
      tracer.span("answer", () => bot.handle(Object.assign({}, turn, keys)));
    switch (activity.kind) {
      case "message": {
        if (activity.files.some(({ kind }) => kind === "download")) await showTyping(context);
        const files = await Promise.all(
          activity.files.map((file) => tracer.span("download", () => downloadFile(file, download))),
        );
        return sendReply(context, told(await handle({ files, ...activity.turn })), fields);
      }
      case "welcome":
      case "submit":
        return sendReply(context, told(await handle(activity.turn)), fields);
      case "execute":
        return deliver(context, toInvokeResponse(200, toExecuteBody(told(await handle(activity.turn)))));
      case "diagnose-message":
      case "dialog-action": {
        const reply = told(await handle(activity.turn));
        return deliver(context, toInvokeResponse(200, toDialogBody(reply, activity.turn.locale)));
      }
      case "search": {
        const { words, locale, skip } = activity;
        const found = await tracer.span("answer", () => bot.search(words, locale, { skip, most: SEARCH_PAGE }));
        tell("search");
        return deliver(context, toInvokeResponse(200, toSearchBody(found, locale)));
      }
      case "feedback":
        log.info("feedback.given", { reaction: activity.reaction });
        if (activity.reaction === "none") tell("none");
        else await react(activity.reaction === "like", { keys, activity: fields }, told, tell);
        return deliver(context, toInvokeResponse(200));
      case "unsupported":
        tell("unsupported");
        return deliver(context, toInvokeResponse(501));
      case "ignored":
        return undefined;
    }
  }

  /** Sends a message, and remembers which article it is about. */
  async function sendReply(context: TurnContext, reply: OutgoingReply, fields: Fields): Promise<unknown> {
    const { article, outcome } = reply;
    return deliver(context, toActivity(reply), (messageId) => {
      if (article !== undefined) sent.remember(toMessageKey(fields, messageId), { article, outcome });
    });
  }

  /** Teams' thumbs carry nothing of ours; the message they stand under tells the article, where it was sent from here. */
  async function react(
    helped: boolean,
    { keys, activity: fields }: Pick<Circumstances, "keys" | "activity">,
    told: (reply: OutgoingReply) => OutgoingReply,
    tell: (outcome: string) => void,
  ): Promise<void> {
    const answered = sent.find(toMessageKey(fields, toText(fields["replyToId"]) ?? ""));
    if (answered === undefined) {
      counts.unplacedReactions += 1;
      tell("unplaced");
      return;
    }
    const turn = { kind: "reaction", helped, ...answered, ...parseCircumstances(fields), ...keys } as const;
    told(await bot.handle(turn));
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
  async function deliver(
    context: TurnContext,
    message: Exclude<Parameters<TurnContext["sendActivity"]>[0], string>,
    onSent?: (messageId: string) => void,
  ): Promise<unknown> {
    const started = clock.now();
    try {
      const response = await tracer.span("deliver", () => sendWithRetry(() => context.sendActivity(message), clock));
      counts.delivered += 1;
      onEvent({ kind: "delivered", ms: clock.now() - started });
      const messageId = response?.id ?? "";
      if (messageId !== "") onSent?.(messageId);
      return undefined;
    } catch (error) {
      counts.failedDeliveries += 1;
      const ms = clock.now() - started;
      onEvent({ kind: "undelivered", ms });
      const { type } = context.activity;
      log.error("delivery.failed", { type, ms, failures: counts.failedDeliveries, ...toErrorFields(error) });
      return error;
    }
  }
}

/** Whether the answer is posted to the conversation. One that travels in the HTTP response is no second answer there. */
function isPosted({ kind }: IncomingActivity, { activity: { deliveryMode } }: TurnContext): boolean {
  return deliveryMode !== "expectReplies" && (kind === "message" || kind === "submit" || kind === "welcome");
}

/** What of an activity its answer needs. */
interface Circumstances {
  readonly started: number;
  readonly keys: Readonly<Keys>;
  readonly activity: Fields;
  readonly span: Span;
}

interface Keys {
  turnKey?: string;
  voiceKey?: string;
  place?: string;
}

/** Names of the turn, of its user's voice, and of the place, where there are any. */
function toKeys(activity: Fields): Readonly<Keys> {
  const keys: Keys = {};
  const turnKey = toTurnKey(activity);
  const voiceKey = toVoiceKey(activity);
  const place = toPlace(activity);
  if (turnKey !== undefined) keys.turnKey = turnKey;
  if (voiceKey !== undefined) keys.voiceKey = voiceKey;
  if (place !== undefined) keys.place = place;
  return keys;
}
