import { stringsFor, type Locale } from "../locale";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { bullets, heading, paragraph, run } from "./blocks";
import { buildCard } from "./build-card";
import type { ShownKept } from "./kept";
import { section } from "./steps";

/** A fault in a file of the knowledge base, at its place. */
export interface KnowledgeFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Which knowledge serves, and what keeps newer files from it. */
export interface KnowledgeStatus {
  readonly version: string;
  /** Number of the release that serves, null while the folder stands in for one; absent where the folder is the source. */
  readonly release?: number | null;
  readonly articles: number;
  /** When this state began to serve. */
  readonly loadedAt: Date;
  /** Faults of the newest files; empty when what serves is the newest. */
  readonly problems: readonly KnowledgeFault[];
}

const MOST_FAULTS = 10;
/** Articles that do not help, shown to be mended next. */
const MOST_POOR = 5;

/**
 * The state of the knowledge base. `showFaults`: file names and faults are for its admins only. `kept`: what readers said and what
 * had no answer, for admins too.
 */
export function buildStatusCard(
  status: KnowledgeStatus,
  locale: Locale,
  showFaults: boolean,
  kept?: ShownKept,
): AdaptiveCard {
  const { knowledgeStatus: strings } = stringsFor(locale);
  const { version, release, articles, loadedAt, problems } = status;
  const verdict = problems.length === 0 ? strings.healthy : strings.faulty(problems.length);
  const facts: readonly (readonly [string, string])[] = [
    [strings.version, version],
    ...(release === undefined
      ? []
      : [[strings.release, release === null ? strings.noRelease : String(release)] as const]),
    [strings.articles, String(articles)],
    [strings.loadedAt, `${loadedAt.toISOString().slice(0, 16).replace("T", " ")} UTC`],
  ];
  const body: CardElement[] = [
    heading(strings.title, "Medium", "None"),
    ...facts.map(([name, value]) =>
      paragraph([run(`${name}: `, { isSubtle: true }), run(value, { fontType: "Monospace" })], { spacing: "Small" }),
    ),
    paragraph([run(verdict)], { spacing: "Medium" }),
    ...(problems.length === 0 ? [] : buildFaults(problems, showFaults, strings)),
    ...(kept === undefined ? [] : buildKept(kept, locale)),
  ];
  return buildCard(body, `${strings.title}: ${verdict}`);
}

function buildFaults(
  problems: readonly KnowledgeFault[],
  showFaults: boolean,
  strings: ReturnType<typeof stringsFor>["knowledgeStatus"],
): CardElement[] {
  if (!showFaults) return [paragraph([run(strings.forAdmins, { isSubtle: true })], { spacing: "Small" })];
  const shown = problems
    .slice(0, MOST_FAULTS)
    .map(({ file, line, column, message }) => [
      run(`${file}:${line}:${column}`, { fontType: "Monospace" }),
      run(`  ${message}`),
    ]);
  const hidden = problems.length - shown.length;
  return section(strings.faults, bullets(hidden > 0 ? [...shown, [run(strings.moreFaults(hidden))]] : shown));
}

function buildKept({ read, waiting, dropped, fault }: ShownKept, locale: Locale): CardElement[] {
  const { kept: strings } = stringsFor(locale);
  const poor = (read?.feedback ?? []).filter(({ notHelped }) => notHelped > 0).slice(0, MOST_POOR);
  const all = (read?.feedback ?? []).reduce(
    (sum, { helped, notHelped }) => ({ helped: sum.helped + helped, notHelped: sum.notHelped + notHelped }),
    { helped: 0, notHelped: 0 },
  );
  const lines =
    read === undefined
      ? [strings.unread]
      : [strings.feedback(all.helped, all.notHelped), read.gaps === 0 ? strings.noGaps : strings.gaps(read.gaps)];
  const queue = [
    ...(waiting + dropped > 0 ? [strings.queue(waiting, dropped)] : []),
    ...(fault === undefined ? [] : [strings.away(fault)]),
  ];
  return [
    ...section(strings.title, bullets([...lines, ...queue].map((line) => [run(line)]))),
    ...section(
      strings.poor,
      bullets(
        poor.map(({ article, helped, notHelped }) => [
          run(article, { fontType: "Monospace" }),
          run(`  ${strings.words(helped, notHelped)}`),
        ]),
      ),
    ),
  ];
}
