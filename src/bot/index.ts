export type { Bot, FoundArticle } from "./bot";
export { createBot } from "./create-bot";
export type { KnowledgeStatus } from "../cards";
export type { IncomingFile, IncomingTurn, OutgoingReply, Scope } from "./message";
