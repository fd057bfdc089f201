import { buildAnswerCard, buildWelcomeCard, toCardText, type AdaptiveCard } from "../cards";
import { diagnose, toResult, type CompiledKnowledge } from "../diagnosis";
import { readPaste, type Paste } from "../paste";
import { toFixFile } from "../remedy";
import type { Bot } from "./bot";
import type { IncomingTurn, OutgoingReply } from "./message";

/** What a bot is made of. */
export interface BotOptions {
  /** The knowledge base that serves now; asked once a turn, so that a new one can be swapped in between turns. */
  readonly knowledge: () => CompiledKnowledge;
  /** Version of that knowledge base. */
  readonly version: () => string;
  /** Origin under which `/fixes/…` is reachable for readers of the cards. */
  readonly downloadBaseUrl: () => string | undefined;
}

/** Words, alone in a message, that ask what the bot can do. */
const HELP = /^[\s!.?/。！？]*(?:help|hi|hello|hey|hallo|start|\?|你好|您好|帮助|说明|怎么用)[\s!.?。！？]*$/iu;

/** Composes reading, diagnosing and drawing into the product's one behaviour. */
export function createBot({ knowledge, version, downloadBaseUrl }: BotOptions): Bot {
  return {
    async handle(turn: IncomingTurn): Promise<OutgoingReply> {
      return toReply(await answer(turn));
    },
    async diagnose(text) {
      return toResult(diagnose(await readPaste(text), knowledge()));
    },
    fix(articleId, extension) {
      const article = knowledge().articles.get(articleId);
      return article && toFixFile(article, extension);
    },
    get status() {
      return { articles: knowledge().compiled.length, version: version() };
    },
  };

  async function answer(turn: IncomingTurn): Promise<AdaptiveCard> {
    if (turn.kind !== "message" || HELP.test(turn.text)) return buildWelcomeCard(turn.locale);
    return buildAnswerCard(diagnose(await readMessage(turn), knowledge()), turn.locale, downloadBaseUrl());
  }
}

/** Teams flattens the line breaks of `text`; the HTML rendering keeps them. It is read unless it says less. */
async function readMessage({ text, html }: Extract<IncomingTurn, { kind: "message" }>): Promise<Paste> {
  const plain = await readPaste(text);
  if (html === undefined) return plain;
  const rich = await readPaste(html);
  return rich.search.text.length * 2 >= plain.search.text.length ? rich : plain;
}

function toReply(card: AdaptiveCard): OutgoingReply {
  return { card, text: toCardText(card) };
}
