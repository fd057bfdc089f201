import type { Article } from "../knowledge";
import { stringsFor, type Locale } from "../locale";
import type { CardElement } from "./adaptive-card";
import { bullets, proseRuns, run } from "./blocks";
import { section } from "./steps";

const MOST_RIVALS = 4;
const SUBTLE = { isSubtle: true } as const;

/** Other causes of the same text, each with what speaks for it. */
export function buildRivals(rivals: readonly Article[], locale: Locale): CardElement[] {
  const strings = stringsFor(locale);
  return section(
    strings.rivals,
    bullets(
      rivals.slice(0, MOST_RIVALS).map((article) => {
        const note = article.evidence.for[0]?.note;
        const tell =
          note === undefined ? [] : [run(` ${strings.tellApart}`, SUBTLE), ...proseRuns(note, locale, SUBTLE)];
        return [run(article.title[locale], { weight: "Bolder" }), ...tell];
      }),
    ),
  );
}
