import type { Finding } from "../paste";
import type { CompiledArticle, CompiledSet } from "./compile";
import type { Confidence, Reason } from "./diagnosis";
import type { PhraseHit } from "./phrase-index";
import type { SetMatch, SetMatcher } from "./set-matcher";

/** A candidate with what decides its place. */
export interface Ranked {
  readonly article: CompiledArticle["article"];
  /** 1 weak, 2 strong, 3 conclusive; decisive evidence adds one. */
  readonly level: number;
  /** Pieces of evidence for, less pieces against. */
  readonly support: number;
  readonly specificity: number;
  readonly codesOnly: boolean;
  /** A decisive fact speaks against it. */
  readonly ruledOut: boolean;
  /** Stretches of the text that its strongest signatures cover. */
  readonly spans: readonly PhraseHit[];
  /** Every signature and piece of evidence that holds, the best signature first; gathered when asked for: few are ever shown. */
  readonly reasons: () => readonly Reason[];
  /** The lines that prove it, the most telling first: those of its best signature and of what speaks for it. */
  readonly evidence: () => readonly Finding[];
  /** The first decisive fact against it. */
  readonly ruledOutBy: () => Reason | undefined;
}

interface Fired {
  readonly signature: CompiledArticle["signatures"][number];
  readonly match: SetMatch;
  readonly level: number;
}

type Evidence = CompiledArticle["for"][number];

/** Levels of signatures; decisive evidence adds one. */
export const LEVEL = { weak: 1, strong: 2, conclusive: 3 } as const;
const CONFIDENCE: readonly Confidence[] = ["possible", "possible", "likely", "certain"];

/** Weighs one article against what a paste holds; undefined when none of its signatures fires. */
export function weigh(compiled: CompiledArticle, matcher: SetMatcher): Ranked | undefined {
  const fired: Fired[] = [];
  for (const signature of compiled.signatures) {
    const match = matcher.match(signature);
    if (match === undefined) continue;
    // What was only nearly found says one word less.
    const level = Math.max(LEVEL.weak, LEVEL[signature.strength] - (match.isFuzzy ? 1 : 0));
    fired.push({ signature, match, level });
  }
  const [first, ...others] = fired;
  if (first === undefined) return undefined;
  let best = first;
  for (const one of others) if (compareFired(one, best) < 0) best = one;
  const speaksFor = compiled.for.filter(matcher.holds);
  const speaksAgainst = compiled.against.filter(matcher.holds);
  // What was only nearly found does not make sure of what was only nearly found.
  const isOnlyNear = (item: Evidence): boolean => best.match.isFuzzy && matcher.match(item)?.isFuzzy === true;
  return {
    article: compiled.article,
    level: best.level + (speaksFor.some((item) => isDecisive(item) && !isOnlyNear(item)) ? 1 : 0),
    support: speaksFor.length - speaksAgainst.length,
    specificity: best.match.specificity,
    codesOnly: best.match.codesOnly,
    ruledOut: speaksAgainst.some(isDecisive),
    spans: others.length === 0 ? best.match.spans : spansOf(fired, best.level),
    evidence: () => evidenceOf([best.signature, ...speaksFor], matcher),
    ruledOutBy: () => toReasons("against", speaksAgainst.filter(isDecisive).slice(0, 1), matcher)[0],
    reasons: () => [
      ...fired.toSorted(compareFired).map(({ signature }): Reason => ({
        role: "signature",
        name: signature.name,
        weight: signature.strength,
        findings: matcher.findingsOf(signature),
      })),
      ...toReasons("for", speaksFor, matcher),
      ...toReasons("against", speaksAgainst, matcher),
    ],
  };
}

function compareFired(a: Fired, b: Fired): number {
  return b.level - a.level || b.match.specificity - a.match.specificity || compare(a.signature.name, b.signature.name);
}

function isDecisive({ weight }: Evidence): boolean {
  return weight === "decisive";
}

function spansOf(fired: readonly Fired[], level: number): PhraseHit[] {
  const spans: PhraseHit[] = [];
  for (const one of fired) if (one.level === level) spans.push(...one.match.spans);
  return spans;
}

function toReasons(role: "for" | "against", evidence: readonly Evidence[], matcher: SetMatcher): Reason[] {
  return evidence.map((item) => ({
    role,
    name: item.name,
    weight: item.weight,
    findings: matcher.findingsOf(item),
  }));
}

/** What decides the order of candidates, the weightiest first; the id makes it total. */
export type Deciding = "level" | "support" | "specificity" | "id";

/** Total and deterministic: level, support, specificity, then the id. */
export function compareRanked(a: Ranked, b: Ranked): number {
  return (
    b.level - a.level || b.support - a.support || b.specificity - a.specificity || compare(a.article.id, b.article.id)
  );
}

/** What tells two candidates apart first. */
export function decidedBy(a: Ranked, b: Ranked): Deciding {
  if (a.level !== b.level) return "level";
  if (a.support !== b.support) return "support";
  return a.specificity === b.specificity ? "id" : "specificity";
}

/** How sure a level makes us. */
export function confidenceOf(level: number): Confidence {
  return CONFIDENCE[Math.min(level, 3)] ?? "possible";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each line that shows one of these sets, once. A handful of findings is compared sooner than their texts are hashed. */
function evidenceOf(sets: readonly CompiledSet[], { findingsOf }: SetMatcher): Finding[] {
  const seen: Finding[] = [];
  for (const set of sets) {
    for (const finding of findingsOf(set)) {
      const isNew = !seen.some(({ line, text }) => line === finding.line && text === finding.text);
      if (isNew && finding.text !== "") seen.push(finding);
    }
  }
  return seen;
}
