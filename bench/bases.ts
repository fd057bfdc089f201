import { writeFileSync } from "node:fs";
import path from "node:path";
import { createBot, type Bot } from "../src/bot";
import { compileKnowledge, type CompiledKnowledge } from "../src/diagnosis";
import { readKnowledge, type Article } from "../src/knowledge";
import { createArticles } from "./knowledge/create-articles";
import { createScratchFolder } from "./scratch-folder";

/** The project's own knowledge folder. */
export const KNOWLEDGE_DIR = path.resolve("knowledge");

/** The articles that the texts of the bench lead to, so that the smallest base answers them too. */
const ASKED = ["tls-1-0-1-1-disabled", "connection-reset-midsession", "message-expired"];

/** The real articles, those that the bench asks about first. */
export function readRealArticles(): Article[] {
  const { articles } = readKnowledge(KNOWLEDGE_DIR);
  const place = ({ id }: Article): number => (ASKED.includes(id) ? 0 : 1);
  return [...articles].sort((a, b) => place(a) - place(b));
}

/** What the sections share: many articles, compiled, and a bot on them. */
export interface Base {
  readonly articles: readonly Article[];
  readonly knowledge: CompiledKnowledge;
  readonly bot: Bot;
}

/** Makes a base of so many articles. */
export function createBase(count: number): Base {
  const articles = createArticles(readRealArticles(), count);
  const knowledge = compileKnowledge(articles);
  return { articles, knowledge, bot: createBotOn(knowledge) };
}

/** The bot as the server composes it. */
export function createBotOn(knowledge: CompiledKnowledge): Bot {
  return createBot({
    knowledge: () => knowledge,
    knowledgeStatus: () => ({ version: "bench", articles: knowledge.served, loadedAt: new Date(0), problems: [] }),
    downloadBaseUrl: () => "http://127.0.0.1",
  });
}

/** Asks a bot as a personal chat does; the reply's card. */
export async function askForCard(bot: Bot, text: string): Promise<object> {
  const reply = await bot.handle({ kind: "message", text, locale: "en", scope: "personal" });
  if (reply.kind !== "card") throw new Error("The bot answered without a card.");
  return reply.card;
}

/** Writes the card that the echo bot is to answer with; the file's path. */
export function writeEchoCard(card: object): string {
  const file = path.join(createScratchFolder(), "card.json");
  writeFileSync(file, JSON.stringify(card));
  return file;
}
