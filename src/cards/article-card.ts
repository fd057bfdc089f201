import type { Article } from "../knowledge";
import { stringsFor, type Locale } from "../locale";
import type { AdaptiveCard, CardElement, ExecuteAction } from "./adaptive-card";
import { buildRivals, partsOf, type ArticleParts } from "./article-parts";
import { bullets, paragraph, proseRuns, run } from "./blocks";
import { buildCard } from "./build-card";
import { closeLine, subtleLine } from "./captions";
import { toExecuteAction, type CardView } from "./card-action";
import { fitCard, type Detail } from "./fit-card";
import { buildQuestion } from "./questions";
import { buildReaderActions } from "./reader-actions";
import { section, type StepContext } from "./steps";
import { toTicketNote } from "./ticket-note";
import { buildNoteField } from "./who-acts";

/** What an article's card is drawn from; the article is the one that `view` names. */
export interface ArticleCardOptions {
  readonly view: CardView;
  readonly article: Article;
  /** The articles that `view` names as rivals. */
  readonly rivals: readonly Article[];
  readonly downloadBaseUrl: string | undefined;
}

/** The card of one article without a paste: opened from a list, turned to another language, or a rival of another card. */
export function buildArticleCard(options: ArticleCardOptions): AdaptiveCard {
  return fitCard((detail) => drawArticleCard(options, detail));
}

function drawArticleCard({ view, article, rivals, downloadBaseUrl }: ArticleCardOptions, detail: Detail): AdaptiveCard {
  const { locale, confidence, lines } = view;
  const strings = stringsFor(locale);
  const verdict = confidence === undefined ? strings.articleCard.fromKnowledge : strings.verdict[confidence];
  const context: StepContext = { locale, downloadBaseUrl, detail };
  const parts = partsOf(article, context);
  const body: CardElement[] = [
    {
      type: "Container",
      style: rivals.length === 0 ? "accent" : "warning",
      items: [
        subtleLine(verdict),
        parts.title,
        ...(rivals.length === 0 ? [] : [closeLine(strings.sameTextSeveralCauses(rivals.length))]),
      ],
    },
    parts.summary,
    ...(lines.length === 0
      ? []
      : [paragraph([run(strings.articleCard.pastedLines(lines.join(strings.lineSeparator)), { isSubtle: true })])]),
    ...parts.whoActs,
    buildNoteField(toTicketNote(parts.note, { verdict, locale }), strings),
    ...buildSection(view, article, parts),
    ...section(strings.pasteNext, buildQuestions(article, rivals, locale)),
    ...buildRivals(rivals, context),
    parts.verifiedOn,
  ];
  return buildCard(body, `${verdict}: ${article.title[locale]}`, buildActions(view));
}

function buildSection({ section: shown, locale }: CardView, { evidence }: Article, parts: ArticleParts): CardElement[] {
  const { articleCard } = stringsFor(locale);
  switch (shown) {
    case "summary":
      return [];
    case "steps":
      return [...parts.fixes(() => ({})), ...parts.checkBack, ...parts.links];
    case "evidence":
      return [
        ...parts.causes,
        ...section(articleCard.speaksFor, buildNotes(evidence.for, locale)),
        ...section(articleCard.speaksAgainst, buildNotes(evidence.against, locale)),
        ...parts.links,
      ];
  }
}

/** What decides between an article and its rivals. */
function buildQuestions({ questions }: Article, rivals: readonly Article[], locale: Locale): CardElement[] {
  const ids = new Set(rivals.map(({ id }) => id));
  return questions
    .filter(({ decides }) => decides.some((id) => ids.has(id)))
    .map((question) => buildQuestion(question, locale));
}

function buildNotes(evidence: Article["evidence"]["for"], locale: Locale): CardElement[] {
  return bullets(evidence.map(({ note }) => proseRuns(note, locale)));
}

function buildActions(view: CardView): ExecuteAction[] {
  const { actions } = stringsFor(view.locale);
  const show = (title: string, change: Partial<CardView>) =>
    toExecuteAction(title, { kind: "show", view: Object.assign({}, view, change) });
  return [
    ...(view.section === "steps" ? [] : [show(actions.steps, { section: "steps" })]),
    ...(view.section === "evidence" ? [] : [show(actions.evidence, { section: "evidence" })]),
    // A summary cannot have helped.
    ...buildReaderActions(view, view.section !== "summary"),
  ];
}
