import type { Finding, Paste } from "../paste";
import { anchorKey, type CompiledArticle, type CompiledCondition, type CompiledSet } from "./compile";
import { findFuzzy } from "./fuzzy";
import type { CompiledKnowledge } from "./open-knowledge";
import type { PhraseHit } from "./phrase-index";

/** What one condition set found. */
export interface SetMatch {
  readonly findings: readonly Finding[];
  /** Squeezed stretches of the text that the phrases of the set cover. */
  readonly spans: readonly PhraseHit[];
  /** Letters and digits matched by phrases, and codes matched: how specific the match is. */
  readonly specificity: number;
  /** True when nothing but numbers was matched. */
  readonly codesOnly: boolean;
  /** True when a phrase of the set was only nearly found. */
  readonly isFuzzy: boolean;
}

/** Everything found in one paste, ready to test condition sets against. */
export interface Finds {
  readonly paste: Paste;
  /** The paste's, by the names that articles use. */
  readonly marks: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlySet<string>;
  readonly hits: ReadonlyMap<number, PhraseHit>;
  /** Phrases found with typos or cut off, where nothing exact spoke. */
  readonly fuzzy: ReadonlyMap<number, Finding>;
}

/** Runs the phrase index over the paste. */
export function findIn(paste: Paste, { index }: CompiledKnowledge): Finds {
  const accepts = (phrase: number, { start, end }: PhraseHit): boolean =>
    !index.isOneWord(phrase) || !paste.search.isBroken(start, end);
  const { marks, sources } = paste;
  return { paste, marks, sources, hits: index.findPhrases(paste.search, accepts), fuzzy: new Map() };
}

/** Adds what the fuzzy stage finds. */
export function findFuzzilyIn(finds: Finds, { index }: CompiledKnowledge): Finds {
  return { ...finds, fuzzy: findFuzzy(finds.paste, index.fuzzy) };
}

/** Served articles that anything found in the paste may concern. */
export function articlesConcerned(
  { paste, marks, sources, hits, fuzzy }: Finds,
  { index }: CompiledKnowledge,
): CompiledArticle[] {
  const concerned = new Set<number>();
  const look = (articles: Iterable<number>): void => {
    for (const article of articles) concerned.add(article);
  };
  for (const phrase of hits.keys()) look(index.byPhrase(phrase));
  for (const phrase of fuzzy.keys()) look(index.byPhrase(phrase));
  const { replies, hosts } = paste.facts;
  for (const { replyCode, enhancedCode } of replies) {
    if (replyCode !== undefined) look(index.byKey(anchorKey({ kind: "replyCode", replyCode })));
    if (enhancedCode !== undefined) {
      look(index.byKey(`enhancedCode ${enhancedCode}`));
      look(index.byKey(`subject ${enhancedCode.split(".")[1] ?? ""}`));
    }
  }
  for (const fact of marks.keys()) look(index.byKey(anchorKey({ kind: "fact", fact })));
  for (const source of sources) look(index.byKey(anchorKey({ kind: "source", source })));
  if (hosts.length > 0) look(index.byKey("host"));
  return Array.from(concerned, index.compiled);
}

/** Tests one condition set; undefined when it does not hold. */
export function matchSet(set: CompiledSet, finds: Finds): SetMatch | undefined {
  const held: Held[] = [];
  for (const condition of set.all) {
    const match = matchCondition(condition, finds);
    if (match === undefined) return undefined;
    held.push(match);
  }
  const needed = held.length + Math.min(set.any.length, 1);
  for (const condition of set.any) {
    const match = matchCondition(condition, finds);
    if (match !== undefined) held.push(match);
  }
  if (held.length < needed) return undefined;
  if (set.none.some((condition) => matchCondition(condition, finds) !== undefined)) return undefined;
  const findings: Finding[] = [];
  const spans: PhraseHit[] = [];
  let specificity = 0;
  for (const match of held) {
    if (match.finding !== undefined) findings.push(match.finding);
    if (match.span !== undefined) spans.push(match.span);
    specificity += match.specificity;
  }
  return {
    findings,
    spans,
    specificity,
    codesOnly: held.every((match) => match.code),
    isFuzzy: held.some((match) => match.isFuzzy === true),
  };
}

interface Held {
  readonly finding?: Finding;
  readonly span?: PhraseHit;
  readonly specificity: number;
  readonly code: boolean;
  readonly isFuzzy?: boolean;
}

/** Text outranks number: a code adds less to how specific a match is than the shortest phrase. */
const CODE_SPECIFICITY = { enhancedCode: 3, replyCode: 1 } as const;

function matchCondition(condition: CompiledCondition, { paste, marks, sources, hits, fuzzy }: Finds): Held | undefined {
  switch (condition.kind) {
    case "phrase": {
      const span = hits.get(condition.phrase);
      if (span === undefined) {
        const finding = fuzzy.get(condition.phrase);
        return finding && { finding, specificity: condition.length, code: false, isFuzzy: true };
      }
      return { span, finding: paste.search.findingAt(span.start), specificity: condition.length, code: false };
    }
    case "pattern": {
      if (!hits.has(condition.literal)) return undefined;
      const { isIn, required } = condition;
      const line = paste.passages.find(({ folded }) => required.test(folded) && isIn(folded));
      return line && { finding: { line: line.number, text: line.text }, specificity: 5, code: false };
    }
    case "replyCode": {
      const reply = paste.facts.replies.find(({ replyCode }) => replyCode === condition.replyCode);
      return (
        reply && {
          finding: { line: reply.line, text: reply.lineText },
          specificity: CODE_SPECIFICITY.replyCode,
          code: true,
        }
      );
    }
    case "enhancedCode": {
      const reply = paste.facts.replies.find(
        ({ enhancedCode }) => enhancedCode !== undefined && condition.matches(enhancedCode),
      );
      return (
        reply && {
          finding: { line: reply.line, text: reply.lineText },
          specificity: CODE_SPECIFICITY.enhancedCode,
          code: true,
        }
      );
    }
    case "remoteHost": {
      const host = paste.facts.hosts.find((candidate) => condition.matches(candidate));
      if (host === undefined) return undefined;
      const line = paste.lines.find(({ region, text }) => region === "text" && text.toLowerCase().includes(host));
      return {
        ...(line === undefined ? {} : { finding: { line: line.number, text: line.text } }),
        specificity: 4,
        code: false,
      };
    }
    case "source":
      return sources.has(condition.source) ? { specificity: 0, code: true } : undefined;
    case "fact": {
      const finding = marks.get(condition.fact);
      return finding && { finding, specificity: 4, code: false };
    }
  }
}
