import { buildArticleCard, parseActionData, type CardView } from "../cards";
import type { CompiledKnowledge } from "../diagnosis";
import { stringsFor, type Locale } from "../locale";
import type { Keeper } from "../store";
import type { Experts } from "./experts";
import { toCardReply, type IncomingTurn, type OutgoingReply } from "./message";

/** What drawing a card again, keeping a word and asking need. */
interface ActionContext {
  readonly knowledge: CompiledKnowledge;
  readonly downloadBaseUrl: string | undefined;
  /** The language of the user's client, for buttons that cannot be read. */
  readonly locale: Locale;
  readonly keeper: Keeper | undefined;
  readonly experts: Experts | undefined;
}

type Turn<Kind extends IncomingTurn["kind"]> = Extract<IncomingTurn, { kind: Kind }>;

/** Answers a card's button from what it carries and the knowledge that serves now. */
export async function answerAction(turn: Turn<"action">, context: ActionContext): Promise<OutgoingReply> {
  const request = parseActionData(turn.data);
  if (request === undefined) return toStale(context.locale);
  switch (request.kind) {
    case "show":
      return showArticle(request.view, context);
    case "feedback": {
      const { article, helped, locale, claim } = request;
      noteWord({ turn, article, helped, locale, kind: claim }, context);
      const { actions } = stringsFor(locale);
      return helped
        ? { kind: "notice", text: actions.thanks, outcome: "helped", article }
        : { kind: "notice", text: actions.sorry, outcome: "not-helped", article };
    }
    case "ask": {
      const asked = (await context.experts?.ask(request.gap)) ?? "nobody";
      // What still waits to be written is not gone; it will be there in some minutes.
      const outcome = asked === "gone" && (context.keeper?.state.waiting ?? 0) > 0 ? "failed" : asked;
      return { kind: "notice", text: stringsFor(request.locale).experts[outcome], outcome: `experts-${outcome}` };
    }
  }
}

/** Takes thumbs under an answer for a word on its article. Teams thanks by itself. */
export function answerReaction(
  turn: Turn<"reaction">,
  knowledge: CompiledKnowledge,
  keeper: Keeper | undefined,
): OutgoingReply {
  const { article, helped, locale, outcome } = turn;
  const kind = outcome === "identified" || outcome === "ambiguous" ? outcome : "lookup";
  noteWord({ turn, article, helped, locale, kind }, { knowledge, keeper });
  const { thanks } = stringsFor(locale).actions;
  return { kind: "notice", text: thanks, outcome: helped ? "helped" : "not-helped", article };
}

/** Whoever answers to a message twice is counted once: the first word stays. */
function noteWord(
  { turn: { voiceKey, turnKey }, article, ...word }: ReaderWordOf,
  { knowledge, keeper }: Pick<ActionContext, "knowledge" | "keeper">,
): void {
  // Of an article that is gone, or never was, nobody wants to know.
  if (knowledge.findServed(article) === undefined) return;
  const id = voiceKey ?? turnKey;
  keeper?.noteFeedback({ article, id: id === undefined ? undefined : `${id} ${article}`, ...word });
}

interface ReaderWordOf {
  readonly turn: Pick<IncomingTurn, "voiceKey" | "turnKey">;
  readonly article: string;
  readonly helped: boolean;
  readonly locale: Locale;
  readonly kind: string;
}

function showArticle(view: CardView, { knowledge, downloadBaseUrl }: ActionContext): OutgoingReply {
  const article = knowledge.findServed(view.article);
  if (article === undefined) return toStale(view.locale);
  // Articles may have been renamed or withdrawn since the card was drawn.
  const rivals = view.rivals.flatMap((id) => knowledge.findServed(id) ?? []).filter(({ id }) => id !== article.id);
  const current = Object.assign({}, view, { article: article.id, rivals: rivals.map(({ id }) => id) });
  return toCardReply(buildArticleCard({ view: current, article, rivals, downloadBaseUrl }), "show", article.id);
}

function toStale(locale: Locale): OutgoingReply {
  return { kind: "notice", text: stringsFor(locale).actions.stale, outcome: "stale" };
}
