import { keepJson } from "../kept-json";
import { stringsFor, type Locale } from "../locale";
import type { ExecuteAction } from "./adaptive-card";
import { toExecuteAction, type CardClaim, type CardView } from "./card-action";

/** What a reader can answer to any card of an article: another language, `feedback`, the next candidate. */
export function buildReaderActions(view: CardView, feedback: readonly ExecuteAction[]): ExecuteAction[] {
  const { article, locale } = view;
  const { actions } = stringsFor(locale);
  const [next, ...others] = view.rivals;
  return [
    toExecuteAction(actions.otherLanguage, {
      kind: "show",
      view: Object.assign({}, view, { locale: locale === "en" ? "zh-CN" : "en" } as const),
    }),
    ...feedback,
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

/** Whether it helped: the same on all cards that claim the same of an article. Not for a summary, which cannot have helped. */
export function buildFeedback(article: string, locale: Locale, claim: CardClaim): readonly ExecuteAction[] {
  const { actions } = stringsFor(locale);
  const button = (title: string, helped: boolean) =>
    keepJson(toExecuteAction(title, { kind: "feedback", article, locale, helped, claim }));
  return [button(actions.helped, true), button(actions.didNotHelp, false)];
}
