import Fuse from "fuse.js";
import { diagnose } from "../../src/diagnosis";
import type { Article } from "../../src/knowledge";
import { readPaste, squeeze } from "../../src/paste";
import type { Base } from "../bases";
import { interleave, timeEach, type Scale } from "../measure";
import { compare, type Row } from "../report";
import { findExact } from "../stages";
import { createLog, createNdr } from "../texts";

/** The includes loop takes seconds for a long log: there one phrase in so many is looked for, and the time multiplied. */
const LOOP_SAMPLE = 200;
/** Fuse takes minutes: it searches so many articles, and the time is multiplied. */
const FUSE_ARTICLES = { small: 20, large: 2 } as const;

/** b. Reading and diagnosing without any server, beside the two obvious ways to do it. */
export async function measureDiagnosis(base: Base, scale: Scale): Promise<Row[]> {
  const { knowledge, articles } = base;
  const phrases = phrasesOf(articles).map(squeeze);
  const sample = phrases.filter((_, index) => index % LOOP_SAMPLE === 0);
  const rows: Row[] = [];
  const texts = [
    ...[1_000, 8_000, 28_000].map((length) => ({ length, text: createNdr(length) })),
    ...scale.logBytes.map((length) => ({ length, text: createLog(length) })),
  ];
  for (const { length, text } of texts) {
    const paste = await readPaste(text);
    const isLong = length > 28_000;
    const looked = isLong ? sample : phrases;
    const span = Math.min(scale.spanMs, 200);
    const { whole, exact, loop } = await interleave(scale.rounds, {
      whole: () => timeEach(span, async () => diagnose(await readPaste(text), knowledge)),
      exact: () => timeEach(span, () => findExact(paste, knowledge)),
      loop: () => timeEach(1, () => includesLoop(paste.search.text, looked)),
    });
    const size = length < 1_000_000 ? `${length / 1000} KB` : `${length / 1_000_000} MB`;
    const all = loop * (phrases.length / looked.length);
    const name = isLong ? `includes loop (from 1 phrase in ${LOOP_SAMPLE})` : "includes loop";
    const speed = (ms: number): number => text.length / 1000 / ms;
    rows.push(
      { section: "b", name: `reading and diagnosis, ${size}`, unit: "ms", ours: whole },
      { section: "b", name: `  speed, ${size}`, unit: "MB/s", ours: speed(whole) },
      {
        section: "b",
        name: `  exact stage, ${size}`,
        unit: "MB/s",
        ours: paste.search.text.length / 1000 / exact,
        ...(length >= 10_000_000 && { target: ">= 150" }),
      },
      {
        section: "b",
        name: `  exact stage, ${size}`,
        unit: "ms",
        ours: exact,
        beside: { name, value: all },
        ratio: all / exact,
        ...(length === 28_000 && { target: "> 500 x" }),
      },
    );
  }
  return [...rows, ...(await measureFuse(base, scale))];
}

async function measureFuse({ articles, knowledge }: Base, scale: Scale): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [length, most] of [
    [1_000, FUSE_ARTICLES.small],
    [28_000, FUSE_ARTICLES.large],
  ] as const) {
    if (length > 1_000 && scale.rounds === 1) continue;
    const text = createNdr(length);
    const searched = articles.slice(0, most);
    const fuse = new Fuse(searched, {
      keys: ["title.en", "summary.en", "keywords", "retellings", "signatures.any.phrase"],
    });
    const value = (await timeEach(1, () => fuse.search(text))) * (articles.length / searched.length);
    const ours = await timeEach(scale.spanMs, async () => diagnose(await readPaste(text), knowledge));
    rows.push(
      compare({
        section: "b",
        name: `reading and diagnosis, ${length / 1000} KB`,
        unit: "ms",
        ours,
        beside: { name: `Fuse.search (from ${searched.length} articles)`, value },
      }),
    );
  }
  return rows;
}

function includesLoop(text: string, phrases: readonly string[]): number {
  let found = 0;
  for (const phrase of phrases) if (text.includes(phrase)) found += 1;
  return found;
}

/** Every phrase that a diagnosis may look for. */
function phrasesOf(articles: readonly Article[]): string[] {
  const phrases = new Set<string>();
  for (const { signatures, evidence, retellings = [] } of articles) {
    for (const retelling of retellings) phrases.add(retelling);
    for (const { all = [], any = [], none = [] } of [...signatures, ...evidence.for, ...evidence.against]) {
      for (const condition of [...all, ...any, ...none]) if ("phrase" in condition) phrases.add(condition.phrase);
    }
  }
  return [...phrases];
}
