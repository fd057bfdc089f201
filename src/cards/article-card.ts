import type { Article } from "../knowledge";
import { stringsFor, type Locale } from "../locale";
import type { AdaptiveCard, CardElement, ExecuteAction } from "./adaptive-card";
import { bullets, heading, linkRun, paragraph, prose, proseRuns, run } from "./blocks";
import { buildCard } from "./build-card";
import { toExecuteAction, type CardView } from "./card-action";
import { fitCard, type Detail } from "./fit-card";
import { buildReaderActions } from "./reader-actions";
import { buildRivals } from "./rivals";
import { buildCauses, buildCheckBack, buildFixes, section, type StepContext } from "./steps";
import { toTicketNote } from "./ticket-note";
import { buildWhoActs } from "./who-acts";

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
  const body: CardElement[] = [
    {
      type: "Container",
      style: rivals.length === 0 ? "accent" : "warning",
      items: [
        paragraph([run(verdict, { isSubtle: true })]),
        heading(article.title[locale], "Large", "None"),
        ...(rivals.length === 0
          ? []
          : [paragraph([run(strings.sameTextSeveralCauses(rivals.length))], { spacing: "Small" })]),
      ],
    },
    prose(article.summary, locale, { spacing: "Medium" }),
    ...(lines.length === 0
      ? []
      : [paragraph([run(strings.articleCard.pastedLines(lines.join(strings.lineSeparator)), { isSubtle: true })])]),
    ...buildWhoActs(article, toTicketNote({ article, verdict, locale, detail }), locale),
    ...buildSection(view, article, { locale, downloadBaseUrl, values: {}, detail }),
    ...section(strings.pasteNext, buildQuestions(article, rivals, locale)),
    ...buildRivals(rivals, locale),
    paragraph([run(strings.verifiedOn(article.verifiedOn), { isSubtle: true, size: "Small" })], { spacing: "Medium" }),
  ];
  return buildCard(body, `${verdict}: ${article.title[locale]}`, buildActions(view));
}

function buildSection({ section: shown }: CardView, article: Article, context: StepContext): CardElement[] {
  const { locale } = context;
  const strings = stringsFor(locale);
  const links = section(strings.links, bullets(article.references.map(({ title, url }) => [linkRun(title, url)])));
  switch (shown) {
    case "summary":
      return [];
    case "steps":
      return [
        ...section(strings.fix, buildFixes(article, context)),
        ...section(strings.registry.checkBack, buildCheckBack(article, context.detail, strings)),
        ...links,
      ];
    case "evidence":
      return [
        ...section(strings.causes, buildCauses(article, locale)),
        ...section(strings.articleCard.speaksFor, buildNotes(article.evidence.for, locale)),
        ...section(strings.articleCard.speaksAgainst, buildNotes(article.evidence.against, locale)),
        ...links,
      ];
  }
}

/** What decides between an article and its rivals. */
function buildQuestions({ questions }: Article, rivals: readonly Article[], locale: Locale): CardElement[] {
  const ids = new Set(rivals.map(({ id }) => id));
  return questions.filter(({ decides }) => decides.some((id) => ids.has(id))).map(({ text }) => prose(text, locale));
}

function buildNotes(evidence: Article["evidence"]["for"], locale: Locale): CardElement[] {
  return bullets(evidence.map(({ note }) => proseRuns(note, locale)));
}

function buildActions(view: CardView): ExecuteAction[] {
  const { actions } = stringsFor(view.locale);
  const show = (title: string, change: Partial<CardView>) =>
    toExecuteAction(title, { kind: "show", view: { ...view, ...change } });
  return [
    ...(view.section === "steps" ? [] : [show(actions.steps, { section: "steps" })]),
    ...(view.section === "evidence" ? [] : [show(actions.evidence, { section: "evidence" })]),
    ...buildReaderActions(view, view.section !== "summary"),
  ];
}
