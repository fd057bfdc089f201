import type { Article } from "../knowledge";
import { keepJson } from "../kept-json";
import type { Locale } from "../locale";
import type { CardElement } from "./adaptive-card";
import { prose } from "./blocks";
import { rememberRecent } from "./remember-recent";
import { rememberTexts } from "./remember-texts";

const MOST_QUESTIONS = 400;

const drawnOf = rememberRecent(MOST_QUESTIONS, ({ text }: Article["questions"][number]) =>
  rememberTexts((locale: Locale): CardElement => keepJson(prose(text, locale))),
);

/** What to paste next; drawn for its first card and kept for the next. */
export function buildQuestion(question: Article["questions"][number], locale: Locale): CardElement {
  return drawnOf(question)(locale);
}
