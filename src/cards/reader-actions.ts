import { stringsFor } from "../locale";
import type { ExecuteAction } from "./adaptive-card";
import { claimOf, toExecuteAction, type CardView } from "./card-action";

/** What a reader can answer to any card of an article: another language, whether it helped (a summary cannot have), the next candidate. */
export function buildReaderActions(view: CardView, hasSteps: boolean): ExecuteAction[] {
  const { article, locale } = view;
  const { actions } = stringsFor(locale);
  const [next, ...others] = view.rivals;
  const feedback = (title: string, helped: boolean) =>
    toExecuteAction(title, { kind: "feedback", article, locale, helped, claim: claimOf(view) });
  return [
    toExecuteAction(actions.otherLanguage, {
      kind: "show",
      view: { ...view, locale: locale === "en" ? "zh-CN" : "en" },
    }),
    ...(hasSteps ? [feedback(actions.helped, true), feedback(actions.didNotHelp, false)] : []),
    ...(next === undefined
      ? []
      : [
          toExecuteAction(actions.next, {
            kind: "show",
            view: { ...view, article: next, confidence: "possible", rivals: [...others, article] },
          }),
        ]),
  ];
}
