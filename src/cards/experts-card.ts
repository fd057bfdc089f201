import { stringsFor, type Locale, type Strings } from "../locale";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { heading, paragraph, run, verbatim } from "./blocks";
import { buildCard } from "./build-card";
import { toGapLine, type ShownGap } from "./kept";

/** Asks the experts about an error that no article answers. Holds what is kept of a gap, and nothing of who asks. */
export function buildQuestionCard(gap: ShownGap, locale: Locale): AdaptiveCard {
  const { experts, gaps } = stringsFor(locale);
  const facts: readonly (readonly [name: string, value: string])[] = [
    [experts.forms, gap.sources.join(", ")],
    [experts.facts, gap.marks.join(", ")],
    [experts.seen, gaps.seen(gap.count, gap.lastDay)],
  ];
  const body: CardElement[] = [
    heading(experts.question, "Medium", "None"),
    paragraph([run(experts.intro)]),
    verbatim(toGapLine(gap) ?? gaps.noWords),
    ...facts
      .filter(([, value]) => value !== "")
      .map(([name, value]) => paragraph([run(`${name}: `, { isSubtle: true }), run(value)], { spacing: "Small" })),
    paragraph(
      [
        run(`${gaps.write} `, { isSubtle: true }),
        run(`mailflow-medic kb new <id> --from-gap ${gap.id}`, { fontType: "Monospace" }),
      ],
      { spacing: "Medium" },
    ),
  ];
  return buildCard(body, experts.question);
}

/** Tells an admin what became of a command about keeping and asking. */
export function buildNoteCard(note: keyof Strings["notes"], locale: Locale): AdaptiveCard {
  const { title, text } = stringsFor(locale).notes[note];
  return buildCard([heading(title, "Medium", "None"), paragraph([run(text)])], title);
}
