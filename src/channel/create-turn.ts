import type { TurnContext } from "botbuilder";
import type { Bot } from "../bot";
import { stringsFor } from "../locale";
import { toErrorFields, type Logger } from "../log";
import type { ChannelCounts } from "./channel";
import type { Fields } from "./fields";
import { parseActivity, parseLocale } from "./parse-activity";
import { sendWithRetry, type RetryClock } from "./send-with-retry";
import { toActivity, toExecuteBody, toInvokeResponse } from "./to-activity";

/** What turns share; `counts` is counted up. */
export interface TurnOptions {
  readonly bot: Bot;
  readonly log: Logger;
  readonly clock: RetryClock;
  readonly counts: ChannelCounts;
}

/** Makes what runs one turn: the raw activity to the bot, its reply to the connector. It never throws. */
export function createTurn({ bot, log, clock, counts }: TurnOptions) {
  return async function takeTurn(context: TurnContext, activity: Fields): Promise<void> {
    const started = clock.now();
    counts.turns += 1;
    try {
      await answer(context, activity);
    } catch (error) {
      counts.failedTurns += 1;
      const ms = clock.now() - started;
      const { type } = context.activity;
      log.error("turn.failed", { type, ms, failures: counts.failedTurns, ...toErrorFields(error) });
      const isInvoke = type === "invoke";
      // Plain text: drawing a card may be what broke.
      const { title, text } = stringsFor(parseLocale(activity)).failed;
      await deliver(context, isInvoke ? toInvokeResponse(500) : { type: "message", text: `${title}\n\n${text}` });
    }
  };

  async function answer(context: TurnContext, activity: Fields): Promise<void> {
    const parsed = parseActivity(activity);
    switch (parsed.kind) {
      case "turn":
        return deliver(context, toActivity(await bot.handle(parsed.turn)));
      case "execute":
        return deliver(context, toInvokeResponse(200, toExecuteBody(await bot.handle(parsed.turn))));
      case "acknowledge":
        return deliver(context, toInvokeResponse(200));
      case "unsupported":
        return deliver(context, toInvokeResponse(501));
      case "ignored":
        return;
    }
  }

  /** A message that could not be delivered is not apologised for: the apology would meet the same closed door. */
  async function deliver(context: TurnContext, message: Exclude<Parameters<TurnContext["sendActivity"]>[0], string>) {
    const started = clock.now();
    try {
      await sendWithRetry(() => context.sendActivity(message), clock);
    } catch (error) {
      counts.failedDeliveries += 1;
      const ms = clock.now() - started;
      const { type } = context.activity;
      log.error("delivery.failed", { type, ms, failures: counts.failedDeliveries, ...toErrorFields(error) });
    }
  }
}
