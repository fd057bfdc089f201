import type { Finding, Paste, Reply } from "../paste";
import type { CompiledArticle, CompiledCondition, CompiledSet } from "./compile";
import type { Finds } from "./match";
import { createPhraseFilter, neededPhrasesOf } from "./needed-phrases";
import type { PhraseHit } from "./phrase-index";

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
  /** The signatures of an article of whose needed phrases one was found, or that need none. */
  worthTesting(compiled: CompiledArticle): readonly Signature[];
  /** Tells whether a set holds. */
  readonly holds: (set: CompiledSet) => boolean;
  /** What a set found; undefined when it does not hold. */
  match(set: CompiledSet): SetMatch | undefined;
  /** The lines that show a set that holds, in the order of its conditions. */
  readonly findingsOf: (set: CompiledSet) => readonly Finding[];
}

/** What most articles have to say. */
const NONE: readonly never[] = [];

type Signature = CompiledArticle["signatures"][number];
type Condition<Kind extends CompiledCondition["kind"]> = Extract<CompiledCondition, { kind: Kind }>;

/** How specific a condition is. Text outranks number: a code adds less than the shortest phrase. */
const SPECIFICITY = { pattern: 5, fact: 4, remoteHost: 4, enhancedCode: 3, replyCode: 1, source: 0 } as const;

/** Where the subject of a status code begins, its class being one digit or X. */
const SUBJECT = 2;

/**
 * Makes a matcher for the finds of one paste. Dozens of articles ask for the same codes and lines: each is looked for once,
 * and no line is made before a set that holds is asked for it.
 */
export function createSetMatcher({ paste, marks, sources, hits, fuzzy }: Finds): SetMatcher {
  const { replies, hosts } = paste.facts;
  const isPerhapsFound = createPhraseFilter(hits.keys(), fuzzy.keys());
  const ofReplyCode = firstBy(replies, ({ replyCode }) => replyCode);
  const coded = [...firstBy(replies, ({ enhancedCode }) => enhancedCode)].map(([code, reply]) => ({
    code,
    subject: code.charCodeAt(SUBJECT),
    last: code.charCodeAt(code.length - 1),
    reply,
  }));
  const ofPattern = once(({ required, isIn }: Condition<"pattern">) =>
    paste.passages.find(({ folded }) => required.test(folded) && isIn(folded)),
  );
  const ofHost = once((host: string) =>
    paste.lines.find(({ region, text }) => region === "text" && text.toLowerCase().includes(host)),
  );
  const ofPhrase = once(findPhrase);

  function findEnhancedCode(condition: Condition<"enhancedCode">): Reply | undefined {
    // Two digits turn away nearly every code before it is taken apart: 4.4.2 is no X.7.500-699, and no X.4.7.
    const { text } = condition;
    for (const { code, subject, last, reply } of coded) {
      if (subject !== text.charCodeAt(SUBJECT)) continue;
      if (last !== text.charCodeAt(text.length - 1) && !text.includes("-")) continue;
      if (condition.matches(code)) return reply;
    }
    return undefined;
  }

  function findPhrase(phrase: number): Finding | undefined {
    const hit = hits.get(phrase);
    return hit === undefined ? fuzzy.get(phrase) : paste.search.findingAt(hit.start);
  }

  function isFound(phrase: number): boolean {
    return isPerhapsFound(phrase) && (hits.has(phrase) || fuzzy.has(phrase));
  }

  function isMet(condition: CompiledCondition): boolean {
    switch (condition.kind) {
      case "phrase":
        return isFound(condition.phrase);
      case "pattern":
        return hits.has(condition.literal) && ofPattern(condition) !== undefined;
      case "replyCode":
        return ofReplyCode.has(condition.replyCode);
      case "enhancedCode":
        return findEnhancedCode(condition) !== undefined;
      case "remoteHost":
        return hosts.some((host) => condition.matches(host));
      case "source":
        return sources.has(condition.source);
      case "fact":
        return marks.has(condition.fact);
    }
  }

  function findingOf(condition: CompiledCondition): Finding | undefined {
    switch (condition.kind) {
      case "phrase":
        return ofPhrase(condition.phrase);
      case "pattern":
        return lineFinding(ofPattern(condition));
      case "replyCode":
        return replyFinding(ofReplyCode.get(condition.replyCode));
      case "enhancedCode":
        return replyFinding(findEnhancedCode(condition));
      case "remoteHost": {
        const host = hosts.find((candidate) => condition.matches(candidate));
        return host === undefined ? undefined : lineFinding(ofHost(host));
      }
      case "source":
        return undefined;
      case "fact":
        return marks.get(condition.fact);
    }
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
    worthTesting(compiled) {
      const needed = neededPhrasesOf(compiled);
      let worth: Signature[] | undefined;
      let row = 0;
      for (let at = 0; at < needed.length; row++) {
        const end = at + 1 + (needed[at] ?? 0);
        let isWorth = ++at === end;
        for (; at < end; at++) isWorth ||= isPerhapsFound(needed[at] ?? 0);
        const signature = isWorth ? compiled.signatures[row] : undefined;
        if (signature !== undefined) (worth ??= []).push(signature);
      }
      return worth ?? NONE;
    },
    holds,
    match(set) {
      if (!holds(set)) return undefined;
      const spans: PhraseHit[] = [];
      let specificity = 0;
      let codesOnly = true;
      let isFuzzy = false;
      for (const condition of metOf(set)) {
        const { kind } = condition;
        specificity += kind === "phrase" ? condition.length : SPECIFICITY[kind];
        codesOnly &&= kind === "replyCode" || kind === "enhancedCode" || kind === "source";
        if (kind !== "phrase") continue;
        const span = hits.get(condition.phrase);
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

function lineFinding(line: Paste["lines"][number] | undefined): Finding | undefined {
  return line && { line: line.number, text: line.text };
}

function replyFinding(reply: Reply | undefined): Finding | undefined {
  return reply && { line: reply.line, text: reply.lineText };
}

/** The first reply with each code, in the order of the replies. */
function firstBy<Code>(replies: readonly Reply[], codeOf: (reply: Reply) => Code | undefined): Map<Code, Reply> {
  const first = new Map<Code, Reply>();
  for (const reply of replies) {
    const code = codeOf(reply);
    if (code !== undefined && !first.has(code)) first.set(code, reply);
  }
  return first;
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
