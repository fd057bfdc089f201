export type { Bot, FoundArticle } from "./bot";
export { createBot } from "./create-bot";
export type { KnowledgeStatus } from "../cards";
export type { FileRefusal, IncomingFile, IncomingTurn, OutgoingReply, Scope } from "./message";
export type { DiagnoseFile } from "./read-message";
