import {
  buildAnswerCard,
  buildArticleCard,
  buildFileRefusedCard,
  buildSearchCard,
  buildStatusCard,
  buildWelcomeCard,
  MOST_LISTED,
  viewOf,
  type KnowledgeStatus,
} from "../cards";
import { diagnose, toResult, type CompiledKnowledge, type Diagnosis } from "../diagnosis";
import { readPaste } from "../paste";
import { toFixFile } from "../remedy";
import { answerAction } from "./answer-action";
import type { Bot } from "./bot";
import { parseCommand, type Command } from "./command";
import { toCardReply, type IncomingTurn, type OutgoingReply } from "./message";
import { diagnoseMessage, type DiagnoseFile } from "./read-message";

/** What a bot is made of. */
export interface BotOptions {
  /** The knowledge base that serves now; asked once a turn, so that a new one can be swapped in between turns. */
  readonly knowledge: () => CompiledKnowledge;
  /** What is known of that knowledge base, for `/readyz` and `kb status`. */
  readonly knowledgeStatus: () => KnowledgeStatus;
  /** Entra object ids, in lower case, of those who see the faults of knowledge files. */
  readonly admins?: ReadonlySet<string>;
  /** Reads large files elsewhere, so that other turns go on; by default they are read here. */
  readonly diagnoseFile?: DiagnoseFile;
  /** Origin under which `/fixes/…` is reachable for readers of the cards. */
  readonly downloadBaseUrl: () => string | undefined;
}

/** Composes reading, diagnosing and drawing into the product's one behaviour. */
export function createBot({
  knowledge,
  knowledgeStatus,
  admins = new Set(),
  diagnoseFile = async (bytes) => diagnose(await readPaste(bytes), knowledge()),
  downloadBaseUrl,
}: BotOptions): Bot {
  return {
    async handle(turn: IncomingTurn): Promise<OutgoingReply> {
      const { locale } = turn;
      switch (turn.kind) {
        case "welcome":
          return toCardReply(buildWelcomeCard(locale), "welcome");
        case "action":
          return answerAction(turn.data, { knowledge: knowledge(), downloadBaseUrl: downloadBaseUrl(), locale });
        case "message": {
          const command = (turn.files ?? []).length === 0 ? parseCommand(turn.text) : undefined;
          return command === undefined ? answerPaste(turn) : answerCommand(command, turn);
        }
      }
    },
    async diagnose(text) {
      return toResult(diagnose(await readPaste(text), knowledge()));
    },
    async search(words, locale, { skip, most }) {
      const found = await knowledge().search.find(words, skip + most);
      return found.slice(skip).map((article) => ({
        title: article.title[locale],
        summary: article.summary[locale],
        card: buildArticleCard({
          view: viewOf(article, locale),
          article,
          rivals: [],
          downloadBaseUrl: downloadBaseUrl(),
        }),
      }));
    },
    fix(articleId, extension) {
      const article = knowledge().articles.get(articleId);
      return article && toFixFile(article, extension);
    },
    get status() {
      return knowledgeStatus();
    },
  };

  async function answerPaste(turn: MessageTurn): Promise<OutgoingReply> {
    const { locale } = turn;
    const outcome = await diagnoseMessage(turn, knowledge(), diagnoseFile);
    if (outcome.kind === "file-refused") {
      return toCardReply(buildFileRefusedCard(outcome.reason, locale), `file-${outcome.reason}`);
    }
    const { diagnosis } = outcome;
    const card = buildAnswerCard(diagnosis, locale, downloadBaseUrl(), turn.scope !== "personal");
    return toCardReply(card, diagnosis.kind, articleOf(diagnosis));
  }

  async function answerCommand(command: Command, { locale, userId }: MessageTurn): Promise<OutgoingReply> {
    switch (command.kind) {
      case "help":
        return toCardReply(buildWelcomeCard(locale), "help");
      case "search":
        return toCardReply(
          buildSearchCard(await knowledge().search.find(command.words, MOST_LISTED), locale),
          "search",
        );
      case "status": {
        const isAdmin = userId !== undefined && admins.has(userId.toLowerCase());
        return toCardReply(buildStatusCard(knowledgeStatus(), locale, isAdmin), "status");
      }
    }
  }
}

function articleOf(diagnosis: Diagnosis): string | undefined {
  return "problem" in diagnosis ? diagnosis.problem.article.id : undefined;
}

type MessageTurn = Extract<IncomingTurn, { kind: "message" }>;
