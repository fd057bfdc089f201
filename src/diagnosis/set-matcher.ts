import type { Finding } from "../paste";
import type { CompiledCondition, CompiledSet } from "./compile";
import type { Finds } from "./match";
import type { PhraseHit } from "./phrase-index";
import { numberOf } from "./signs";

/** What one condition set found. */
export interface SetMatch {
  /** Squeezed stretches of the text that the phrases of the set cover. */
  readonly spans: readonly PhraseHit[];
  /** Letters and digits matched by phrases, and codes matched: how specific the match is. */
  readonly specificity: number;
  /** True when nothing but numbers was matched. */
  readonly codesOnly: boolean;
  /** True when a phrase of the set was only nearly found. */
  readonly isFuzzy: boolean;
}

/** Tests condition sets against what one paste holds. */
export interface SetMatcher {
  /** Tells whether a set holds. */
  readonly holds: (set: CompiledSet) => boolean;
  /** What a set found; undefined when it does not hold. */
  match(set: CompiledSet): SetMatch | undefined;
  /** The lines that show a set that holds, in the order of its conditions. */
  readonly findingsOf: (set: CompiledSet) => readonly Finding[];
}

type Pattern = Extract<CompiledCondition, { kind: "pattern" }>;

/** Makes a matcher for the finds of one paste. No line is made before a set that holds is asked for it. */
export function createSetMatcher({ paste, hits, fuzzy, keys, isFound }: Finds): SetMatcher {
  const ofPattern = once(({ required, isIn }: Pattern) =>
    paste.passages.find(({ folded }) => required.test(folded) && isIn(folded)),
  );
  const ofPhrase = once((phrase: number) => {
    const hit = hits.get(phrase);
    return hit === undefined ? fuzzy.get(phrase) : paste.search.findingAt(hit.start);
  });

  function isMet(condition: CompiledCondition): boolean {
    return isFound(condition.sign) && (condition.kind !== "pattern" || ofPattern(condition) !== undefined);
  }

  function findingOf(condition: CompiledCondition): Finding | undefined {
    const number = numberOf(condition.sign);
    if (condition.kind === "phrase") return ofPhrase(number);
    if (condition.kind !== "pattern") return keys.get(number)?.();
    const line = ofPattern(condition);
    return line && { line: line.number, text: line.text };
  }

  function holds({ all, any, none }: CompiledSet): boolean {
    for (const condition of all) if (!isMet(condition)) return false;
    if (any.length > 0 && !any.some(isMet)) return false;
    for (const condition of none) if (isMet(condition)) return false;
    return true;
  }

  function metOf({ all, any }: CompiledSet): readonly CompiledCondition[] {
    return any.length === 0 ? all : [...all, ...any.filter(isMet)];
  }

  return {
    holds,
    match(set) {
      if (!holds(set)) return undefined;
      const spans: PhraseHit[] = [];
      let specificity = 0;
      let codesOnly = true;
      let isFuzzy = false;
      for (const condition of metOf(set)) {
        const { kind } = condition;
        specificity += condition.specificity;
        codesOnly &&= kind === "replyCode" || kind === "enhancedCode" || kind === "source";
        if (kind !== "phrase") continue;
        const span = hits.get(numberOf(condition.sign));
        if (span === undefined) isFuzzy = true;
        else spans.push(span);
      }
      return { spans, specificity, codesOnly, isFuzzy };
    },
    findingsOf(set) {
      const findings: Finding[] = [];
      for (const condition of metOf(set)) {
        const finding = findingOf(condition);
        if (finding !== undefined) findings.push(finding);
      }
      return findings;
    },
  };
}

/** A look-up that remembers what it found, and that it found nothing. */
function once<Key, Found>(find: (key: Key) => Found | undefined): (key: Key) => Found | undefined {
  const known = new Map<Key, Found | undefined>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found;
    const looked = find(key);
    known.set(key, looked);
    return looked;
  };
}
