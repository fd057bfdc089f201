import type { Article } from "../knowledge";
import { stringsFor, type Locale } from "../locale";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { heading, paragraph, run } from "./blocks";
import { buildCard } from "./build-card";
import { toExecuteAction, type CardView } from "./card-action";

/** Teams shows six actions of a card; every article of the list has one. */
export const MOST_LISTED = 6;

/** A list of articles, each with a button that opens it. With nothing to list it says how to search. */
export function buildSearchCard(found: readonly Article[], locale: Locale): AdaptiveCard {
  const { search } = stringsFor(locale);
  const articles = found.slice(0, MOST_LISTED);
  const title = articles.length === 0 ? search.none : search.title;
  const footer = articles.length === 0 ? search.hint : articles.length === MOST_LISTED ? search.more : undefined;
  return buildCard(
    [
      heading(title, "Medium", "None"),
      ...articles.map((article) => buildRow(article, locale)),
      ...(footer === undefined ? [] : [paragraph([run(footer, { isSubtle: true })], { spacing: "Medium" })]),
    ],
    articles.length === 0 ? title : `${title}: ${search.count(articles.length)}`,
  );
}

function buildRow(article: Article, locale: Locale): CardElement {
  const title = article.title[locale];
  const { actions } = stringsFor(locale);
  const open = toExecuteAction(actions.open, { kind: "show", view: viewOf(article, locale) }, title);
  return {
    type: "ColumnSet",
    separator: true,
    columns: [
      {
        type: "Column",
        width: "stretch",
        items: [
          paragraph([run(title, { weight: "Bolder" })]),
          paragraph([run(article.id, { fontType: "Monospace", isSubtle: true, size: "Small" })], { spacing: "None" }),
        ],
      },
      { type: "Column", width: "auto", items: [{ type: "ActionSet", actions: [open] }] },
    ],
  };
}

/** An article as somebody who looked it up sees it first. */
export function viewOf(article: Article, locale: Locale): CardView {
  return { article: article.id, locale, section: "summary", rivals: [], lines: [] };
}
