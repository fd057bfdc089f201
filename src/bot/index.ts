export type { Bot, FixFile } from "./bot";
export type { IncomingTurn, OutgoingReply, Scope } from "./message";
