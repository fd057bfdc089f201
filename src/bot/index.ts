export type { Bot, FixFile } from "./bot";
export { createBot, type BotOptions } from "./create-bot";
export type { IncomingTurn, OutgoingReply, Scope } from "./message";
