import { stringsFor, type Locale } from "../locale";
import type { ExecuteAction } from "./adaptive-card";
import { toExecuteAction, type CardView } from "./card-action";

/** Whether it helped, and that it did not. */
export function buildFeedback(article: string, locale: Locale): ExecuteAction[] {
  const { actions } = stringsFor(locale);
  const feedback = (title: string, helped: boolean) =>
    toExecuteAction(title, { kind: "feedback", article, locale, helped });
  return [feedback(actions.helped, true), feedback(actions.didNotHelp, false)];
}

/** What a reader can answer to any card of an article: another language, whether it helped (a summary cannot have), the next candidate. */
export function buildReaderActions(view: CardView, feedback: readonly ExecuteAction[]): ExecuteAction[] {
  const { article, locale } = view;
  const { actions } = stringsFor(locale);
  const [next, ...others] = view.rivals;
  return [
    toExecuteAction(actions.otherLanguage, {
      kind: "show",
      view: { ...view, locale: locale === "en" ? "zh-CN" : "en" },
    }),
    ...feedback,
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
