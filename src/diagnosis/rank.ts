import type { Finding } from "../paste";
import type { CompiledArticle } from "./compile";
import type { Confidence, Reason } from "./diagnosis";
import { matchSet, type Finds, type SetMatch } from "./match";
import type { PhraseHit } from "./phrase-index";

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
  readonly evidence: readonly Finding[];
  readonly reasons: readonly Reason[];
}

/** Levels of signatures; decisive evidence adds one. */
export const LEVEL = { weak: 1, strong: 2, conclusive: 3 } as const;
const CONFIDENCE: readonly Confidence[] = ["possible", "possible", "likely", "certain"];

/** Weighs one article against the finds; undefined when none of its signatures fires. */
export function weigh(compiled: CompiledArticle, finds: Finds): Ranked | undefined {
  const fired: { match: SetMatch; level: number; reason: Reason }[] = [];
  for (const signature of compiled.signatures) {
    const match = matchSet(signature, finds);
    if (match === undefined) continue;
    const { name, strength } = signature;
    // What was only nearly found says one word less.
    const level = Math.max(LEVEL.weak, LEVEL[strength] - (match.isFuzzy ? 1 : 0));
    fired.push({ match, level, reason: { role: "signature", name, weight: strength, findings: match.findings } });
  }
  fired.sort(
    (a, b) => b.level - a.level || b.match.specificity - a.match.specificity || compare(a.reason.name, b.reason.name),
  );
  const best = fired[0];
  if (best === undefined) return undefined;
  const speaksFor = weighEvidence("for", compiled, finds);
  const speaksAgainst = weighEvidence("against", compiled, finds);
  const decisiveFor = speaksFor.some(({ weight }) => weight === "decisive");
  const ruledOut = speaksAgainst.some(({ weight }) => weight === "decisive");
  return {
    article: compiled.article,
    level: best.level + (decisiveFor ? 1 : 0),
    support: speaksFor.length - speaksAgainst.length,
    specificity: best.match.specificity,
    codesOnly: best.match.codesOnly,
    ruledOut,
    spans: fired.filter(({ level }) => level === best.level).flatMap(({ match }) => match.spans),
    evidence: distinct([...best.match.findings, ...speaksFor.flatMap(({ findings }) => findings)]),
    reasons: [...fired.map(({ reason }) => reason), ...speaksFor, ...speaksAgainst],
  };
}

function weighEvidence(role: "for" | "against", compiled: CompiledArticle, finds: Finds): Reason[] {
  return compiled[role].flatMap((item) => {
    const match = matchSet(item, finds);
    return match === undefined ? [] : [{ role, name: item.name, weight: item.weight, findings: match.findings }];
  });
}

/** What decides the order of candidates, the weightiest first; the id makes it total. */
const DECIDING = ["level", "support", "specificity"] as const;
export type Deciding = (typeof DECIDING)[number] | "id";

/** Total and deterministic: level, support, specificity, then the id. */
export function compareRanked(a: Ranked, b: Ranked): number {
  const by = decidedBy(a, b);
  return by === "id" ? compare(a.article.id, b.article.id) : b[by] - a[by];
}

/** What tells two candidates apart first. */
export function decidedBy(a: Ranked, b: Ranked): Deciding {
  return DECIDING.find((name) => a[name] !== b[name]) ?? "id";
}

/** How sure a level makes us. */
export function confidenceOf(level: number): Confidence {
  return CONFIDENCE[Math.min(level, 3)] ?? "possible";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(
    ({ line, text }) => text !== "" && !seen.has(`${line} ${text}`) && seen.add(`${line} ${text}`),
  );
}
