import {
  buildAnswerCard,
  buildSearchCard,
  buildStatusCard,
  buildWelcomeCard,
  MOST_LISTED,
  type AdaptiveCard,
  type KnowledgeStatus,
} from "../cards";
import { diagnose, toResult, type CompiledKnowledge } from "../diagnosis";
import { readPaste, type Paste } from "../paste";
import { toFixText, toRegBytes, type FixFormat } from "../remedy";
import { answerAction } from "./answer-action";
import type { Bot, FixFile } from "./bot";
import { parseCommand, type Command } from "./command";
import { toCardReply, type IncomingTurn, type OutgoingReply } from "./message";

/** What a bot is made of. */
export interface BotOptions {
  /** The knowledge base that serves now; asked once a turn, so that a new one can be swapped in between turns. */
  readonly knowledge: () => CompiledKnowledge;
  /** What is known of that knowledge base, for `/readyz` and `kb status`. */
  readonly knowledgeStatus: () => KnowledgeStatus;
  /** Entra object ids, in lower case, of those who see the faults of knowledge files. */
  readonly admins?: ReadonlySet<string>;
  /** Origin under which `/fixes/…` is reachable for readers of the cards. */
  readonly downloadBaseUrl: () => string | undefined;
}

const FIX_EXTENSIONS: Readonly<Record<string, FixFormat>> = {
  reg: "reg",
  "rollback.reg": "rollback-reg",
};

/** Composes reading, diagnosing and drawing into the product's one behaviour. */
export function createBot({ knowledge, knowledgeStatus, admins = new Set(), downloadBaseUrl }: BotOptions): Bot {
  return {
    async handle(turn: IncomingTurn): Promise<OutgoingReply> {
      const { locale } = turn;
      switch (turn.kind) {
        case "welcome":
          return toCardReply(buildWelcomeCard(locale));
        case "action":
          return answerAction(turn.data, { knowledge: knowledge(), downloadBaseUrl: downloadBaseUrl(), locale });
        case "message": {
          const command = parseCommand(turn.text);
          return toCardReply(command === undefined ? await answerPaste(turn) : answerCommand(command, turn));
        }
      }
    },
    async diagnose(text) {
      return toResult(diagnose(await readPaste(text), knowledge()));
    },
    fix(articleId, extension): FixFile | undefined {
      const article = knowledge().articles.get(articleId);
      const format = FIX_EXTENSIONS[extension];
      const text = article === undefined || format === undefined ? undefined : toFixText(article, format);
      if (text === undefined) return undefined;
      return { name: `${articleId}.${extension}`, contentType: "text/x-ms-regedit", bytes: toRegBytes(text) };
    },
    get status() {
      return knowledgeStatus();
    },
  };

  async function answerPaste(turn: MessageTurn): Promise<AdaptiveCard> {
    return buildAnswerCard(diagnose(await readMessage(turn), knowledge()), turn.locale, downloadBaseUrl());
  }

  function answerCommand(command: Command, { locale, userId }: MessageTurn): AdaptiveCard {
    switch (command.kind) {
      case "help":
        return buildWelcomeCard(locale);
      case "search":
        return buildSearchCard(knowledge().search.find(command.words, MOST_LISTED), locale);
      case "status":
        return buildStatusCard(knowledgeStatus(), locale, userId !== undefined && admins.has(userId.toLowerCase()));
    }
  }
}

type MessageTurn = Extract<IncomingTurn, { kind: "message" }>;

/** Teams flattens the line breaks of `text`; the HTML rendering keeps them. It is read unless it says less. */
async function readMessage({ text, html }: MessageTurn): Promise<Paste> {
  const plain = await readPaste(text);
  if (html === undefined) return plain;
  const rich = await readPaste(html);
  return rich.search.text.length * 2 >= plain.search.text.length ? rich : plain;
}
