export type { Bot } from "./bot";
export { createBot } from "./create-bot";
export type { KnowledgeStatus } from "../cards";
export type { IncomingTurn, OutgoingReply, Scope } from "./message";
