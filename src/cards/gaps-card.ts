import { stringsFor, type Locale } from "../locale";
import type { AdaptiveCard } from "./adaptive-card";
import { heading, paragraph, run } from "./blocks";
import { buildCard } from "./build-card";
import { toGapLine, type ShownGap } from "./kept";

const MOST_GAPS = 10;

/** What people paste and no article answers, the most frequent first: what to write next. For admins only. */
export function buildGapsCard(gaps: readonly ShownGap[], locale: Locale): AdaptiveCard {
  const { gaps: strings } = stringsFor(locale);
  if (gaps.length === 0) return buildCard([heading(strings.none, "Medium", "None")], strings.none);
  const [first] = gaps;
  const hidden = gaps.length - MOST_GAPS;
  return buildCard(
    [
      heading(strings.title, "Medium", "None"),
      ...gaps
        .slice(0, MOST_GAPS)
        .flatMap((gap) => [
          paragraph([run(toGapLine(gap) ?? strings.noWords, { weight: "Bolder" })], { spacing: "Medium" }),
          paragraph(
            [
              run(gap.id, { fontType: "Monospace", size: "Small" }),
              run(`  ${strings.seen(gap.count, gap.lastDay)}`, { isSubtle: true, size: "Small" }),
              run(`  ${[...gap.sources, ...gap.marks].join(", ")}`, { isSubtle: true, size: "Small" }),
            ],
            { spacing: "None" },
          ),
        ]),
      ...(hidden > 0 ? [paragraph([run(strings.more(hidden))], { spacing: "Medium" })] : []),
      paragraph(
        [
          run(`${strings.write} `, { isSubtle: true }),
          run(`mailflow-medic kb new <id> --from-gap ${first?.id ?? ""}`, { fontType: "Monospace" }),
        ],
        { spacing: "Medium" },
      ),
    ],
    `${strings.title}: ${strings.count(gaps.length)}`,
  );
}
