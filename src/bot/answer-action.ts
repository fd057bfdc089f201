import { buildArticleCard, parseActionData, type CardView } from "../cards";
import type { CompiledKnowledge } from "../diagnosis";
import { stringsFor, type Locale } from "../locale";
import { toCardReply, type OutgoingReply } from "./message";

/** What drawing a card again needs. */
interface ActionContext {
  readonly knowledge: CompiledKnowledge;
  readonly downloadBaseUrl: string | undefined;
  /** The language of the user's client, for buttons that cannot be read. */
  readonly locale: Locale;
}

/** Answers a card's button from what it carries and the knowledge that serves now. */
export function answerAction(data: unknown, context: ActionContext): OutgoingReply {
  const request = parseActionData(data);
  if (request === undefined) return toStale(context.locale);
  switch (request.kind) {
    case "show":
      return showArticle(request.view, context);
    case "feedback": {
      const { actions } = stringsFor(request.locale);
      return request.helped
        ? { kind: "notice", text: actions.thanks, outcome: "helped", article: request.article }
        : { kind: "notice", text: actions.sorry, outcome: "not-helped", article: request.article };
    }
  }
}

function showArticle(view: CardView, { knowledge, downloadBaseUrl }: ActionContext): OutgoingReply {
  const article = knowledge.findServed(view.article);
  if (article === undefined) return toStale(view.locale);
  // Articles may have been renamed or withdrawn since the card was drawn.
  const rivals = view.rivals.flatMap((id) => knowledge.findServed(id) ?? []).filter(({ id }) => id !== article.id);
  const current = { ...view, article: article.id, rivals: rivals.map(({ id }) => id) };
  return toCardReply(buildArticleCard({ view: current, article, rivals, downloadBaseUrl }), "show", article.id);
}

function toStale(locale: Locale): OutgoingReply {
  return { kind: "notice", text: stringsFor(locale).actions.stale, outcome: "stale" };
}
