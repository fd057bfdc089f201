import type { Article } from "../knowledge";
import { stringsFor, type Locale } from "../locale";
import type { CardElement } from "./adaptive-card";
import { bullet, proseRuns, run } from "./blocks";

const SUBTLE = { isSubtle: true } as const;

/** Another cause of the same text, with what speaks for it. */
export function buildRival({ title, evidence }: Article, locale: Locale): CardElement {
  const note = evidence.for[0]?.note;
  const tell =
    note === undefined ? [] : [run(` ${stringsFor(locale).tellApart}`, SUBTLE), ...proseRuns(note, locale, SUBTLE)];
  return bullet([run(title[locale], { weight: "Bolder" }), ...tell]);
}
