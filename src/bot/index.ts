export type { Bot, FoundArticle } from "./bot";
export { createBot } from "./create-bot";
export { createExperts } from "./experts";
export { createPreview } from "./create-preview";
export type { Preview } from "./preview";
export type { KnowledgeStatus } from "../cards";
export type { IncomingFile, IncomingTurn, OutgoingReply, Scope } from "./message";
