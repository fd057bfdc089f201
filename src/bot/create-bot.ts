import {
  buildAnswerCard,
  buildArticleCard,
  buildFileRefusedCard,
  buildGapsCard,
  buildNoteCard,
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
import type { Keeper } from "../store";
import { answerAction, answerReaction } from "./answer-action";
import type { Bot } from "./bot";
import { parseCommand, type Command } from "./command";
import type { Experts } from "./experts";
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
  /** Keeps what readers say and what had no answer; absent where nothing is kept. */
  readonly keeper?: Keeper | undefined;
  /** Can be asked about what has no answer; absent where nothing is kept. */
  readonly experts?: Experts | undefined;
}

/** Longer texts are read as files are. */
const LONGEST_HERE = 64 * 1024;

/** Composes reading, diagnosing and drawing into the product's one behaviour. */
export function createBot({
  knowledge,
  knowledgeStatus,
  admins = new Set(),
  diagnoseFile = async (bytes) => diagnose(await readPaste(bytes), knowledge()),
  downloadBaseUrl,
  keeper,
  experts,
}: BotOptions): Bot {
  return {
    async handle(turn: IncomingTurn): Promise<OutgoingReply> {
      const { locale } = turn;
      switch (turn.kind) {
        case "welcome":
          return toCardReply(buildWelcomeCard(locale), "welcome");
        case "action":
          return answerAction(turn, {
            knowledge: knowledge(),
            downloadBaseUrl: downloadBaseUrl(),
            locale,
            keeper,
            experts,
          });
        case "reaction":
          return answerReaction(turn, knowledge(), keeper);
        case "message": {
          const command = (turn.files ?? []).length === 0 ? parseCommand(turn.text) : undefined;
          return command === undefined ? answerPaste(turn) : answerCommand(command, turn);
        }
      }
    },
    async diagnose(text) {
      // A whole log would hold up every other turn.
      const diagnosis =
        text.length > LONGEST_HERE
          ? await diagnoseFile(Buffer.from(text))
          : diagnose(await readPaste(text), knowledge());
      return diagnosis && toResult(diagnosis);
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
    const askAbout = noteGap(diagnosis, turn);
    const card = buildAnswerCard(diagnosis, locale, downloadBaseUrl(), turn.scope !== "personal", askAbout);
    return toCardReply(card, diagnosis.kind, articleOf(diagnosis));
  }

  /** Keeps what may be kept of an error without an answer; gives what the experts can be asked about, where there are experts. */
  function noteGap(diagnosis: Diagnosis, { turnKey }: MessageTurn): string | undefined {
    const unanswered = diagnosis.kind === "unknown" ? diagnosis.unanswered : undefined;
    if (unanswered === undefined || keeper === undefined) return undefined;
    const gap = keeper.noteGap(unanswered, turnKey);
    // Without a code or a word there is nothing to ask.
    const isTelling = unanswered.codes.length + unanswered.words.length > 0;
    return isTelling && experts?.isThere === true ? gap : undefined;
  }

  async function answerCommand(command: Command, turn: MessageTurn): Promise<OutgoingReply> {
    const { locale, userId } = turn;
    const isAdmin = userId !== undefined && admins.has(userId.toLowerCase());
    switch (command.kind) {
      case "help":
        return toCardReply(buildWelcomeCard(locale), "help");
      case "search":
        return toCardReply(
          buildSearchCard(await knowledge().search.find(command.words, MOST_LISTED), locale),
          "search",
        );
      case "status": {
        const kept = isAdmin && keeper !== undefined ? await readKept(keeper) : undefined;
        return toCardReply(buildStatusCard(knowledgeStatus(), locale, isAdmin, kept), "status");
      }
      case "gaps":
      case "experts-here":
      case "experts-off": {
        const told = isAdmin ? await obey(command.kind, turn) : "forAdmins";
        return typeof told === "string" ? toCardReply(buildNoteCard(told, locale), command.kind) : told;
      }
    }
  }

  /** What admins may do with what is kept: a reply, or the note that tells what came of it. */
  async function obey(
    command: "gaps" | "experts-here" | "experts-off",
    { locale, place }: MessageTurn,
  ): Promise<OutgoingReply | Parameters<typeof buildNoteCard>[0]> {
    if (keeper === undefined || experts === undefined) return "keepsNothing";
    switch (command) {
      case "gaps": {
        const gaps = await keeper.readGaps();
        return gaps === undefined ? "unread" : toCardReply(buildGapsCard(gaps, locale), command);
      }
      case "experts-here":
        if (place === undefined) return "expertsElsewhere";
        return (await experts.settle(place)) ? "expertsHere" : "unread";
      case "experts-off":
        return (await experts.dismiss()) ? "expertsOff" : "unread";
    }
  }
}

async function readKept(keeper: Keeper) {
  const [feedback, gaps] = await Promise.all([keeper.readFeedback(), keeper.readGaps()]);
  const { waiting, dropped, fault } = keeper.state;
  const read = feedback === undefined || gaps === undefined ? undefined : { feedback, gaps: gaps.length };
  return { read, waiting, dropped, fault };
}

function articleOf(diagnosis: Diagnosis): string | undefined {
  return "problem" in diagnosis ? diagnosis.problem.article.id : undefined;
}

type MessageTurn = Extract<IncomingTurn, { kind: "message" }>;
