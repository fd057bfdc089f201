import { keepJson } from "../kept-json";
import { stringsFor } from "../locale";
import type { ExecuteAction } from "./adaptive-card";
import { claimOf, toExecuteAction, type CardView } from "./card-action";

/** The buttons of a view take some 6 KB of memory. */
const MOST_VIEWS = 300;
const kept = new Map<string, readonly ExecuteAction[]>();

/**
 * What a reader can answer to any card of an article: another language, whether it helped where the card `asks`, the next
 * candidate. They are the same on all cards of a view, and one failure is asked about many times.
 */
export function buildReaderActions(view: CardView, asks: boolean): readonly ExecuteAction[] {
  const key = JSON.stringify([asks, view]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size === MOST_VIEWS) kept.clear();
  const actions = drawReaderActions(view, asks).map(keepJson);
  kept.set(key, actions);
  return actions;
}

function drawReaderActions(view: CardView, asks: boolean): ExecuteAction[] {
  const { article, locale } = view;
  const { actions } = stringsFor(locale);
  const [next, ...others] = view.rivals;
  const answer = (title: string, helped: boolean): ExecuteAction =>
    toExecuteAction(title, { kind: "feedback", article, locale, helped, claim: claimOf(view) });
  return [
    toExecuteAction(actions.otherLanguage, {
      kind: "show",
      view: Object.assign({}, view, { locale: locale === "en" ? "zh-CN" : "en" } as const),
    }),
    ...(asks ? [answer(actions.helped, true), answer(actions.didNotHelp, false)] : []),
    ...(next === undefined
      ? []
      : [
          toExecuteAction(actions.next, {
            kind: "show",
            view: Object.assign({}, view, {
              article: next,
              confidence: "possible",
              rivals: [...others, article],
            } as const),
          }),
        ]),
  ];
}
