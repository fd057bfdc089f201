import Fuse from "fuse.js";
import type { Finding, Paste } from "../paste";
import type { CompiledKnowledge } from "./compile";

/**
 * Distance, 0 equal to 1 nothing alike, up to which a phrase counts as found. Fixed by cases: errors retold with two or
 * three typos stay below 0.15; another server's similar words ("Service not active" for "not available") begin at 0.2.
 */
const THRESHOLD = 0.16;
/** Part of a phrase's three-letter groups a line must hold before it is worth comparing; two typos in twelve letters leave half. */
const LEAST_SHARED = 0.5;
const MOST_COMPARED = 24;
const MOST_LINES = 300;
const LONGEST_LINE = 600;
/** A text cut off inside a phrase shows this much of it, or the end may be anything. */
const CUT_SHARE = 0.7;
const CUT_LEAST = 16;

/** Phrases of signatures and retellings, by their three-letter groups. */
export interface FuzzyIndex {
  readonly entries: readonly FuzzyEntry[];
  readonly postings: ReadonlyMap<string, readonly number[]>;
}

interface FuzzyEntry {
  readonly phrase: number;
  readonly text: string;
  readonly groups: number;
  /** Numbers in the phrase; a wrong digit is another fact, not a typo. */
  readonly numbers: readonly string[];
}

/** Prepares phrases (by their number in the phrase index) for {@link findFuzzy}. */
export function createFuzzyIndex(phrases: readonly { readonly phrase: number; readonly text: string }[]): FuzzyIndex {
  const postings = new Map<string, number[]>();
  const entries = phrases.map(({ phrase, text }, number) => {
    const plain = toPlain(text);
    const groups = groupsOf(plain);
    for (const group of groups) {
      const numbers = postings.get(group);
      if (numbers === undefined) postings.set(group, [number]);
      else numbers.push(number);
    }
    return { phrase, text: plain, groups: groups.size, numbers: wordsWithDigits(plain) };
  });
  return { entries, postings };
}

/** Phrases that the paste holds with typos or cut off at its end, each with its line. Only for pastes where nothing exact spoke. */
export function findFuzzy(paste: Paste, { fuzzy, phraseTexts }: CompiledKnowledge): ReadonlyMap<number, Finding> {
  const found = new Map<number, Finding>();
  const searchable = paste.lines
    .filter(({ region, text }) => region === "text" && text.trim() !== "")
    .slice(0, MOST_LINES);
  for (const line of searchable) {
    const text = toPlain(line.text.slice(0, LONGEST_LINE));
    const numbers = new Set(wordsWithDigits(text));
    for (const entry of shortlist(text, fuzzy)) {
      if (found.has(entry.phrase) || !entry.numbers.every((number) => numbers.has(number))) continue;
      const { isMatch, score } = Fuse.match(entry.text, text, {
        threshold: THRESHOLD,
        ignoreLocation: true,
        includeScore: true,
      });
      if (isMatch && score <= THRESHOLD) found.set(entry.phrase, { line: line.number, text: line.text });
    }
  }
  const last = searchable.at(-1);
  if (last !== undefined) {
    for (const phrase of cutPhrases(paste.search.text, last.text, fuzzy, phraseTexts)) {
      if (!found.has(phrase)) found.set(phrase, { line: last.number, text: last.text });
    }
  }
  return found;
}

/** The entries that share most with a line, in the order of what they share. */
function shortlist(text: string, { entries, postings }: FuzzyIndex): FuzzyEntry[] {
  const votes = new Map<number, number>();
  for (const group of groupsOf(text)) {
    for (const number of postings.get(group) ?? []) votes.set(number, (votes.get(number) ?? 0) + 1);
  }
  return [...votes]
    .flatMap(([number, count]) => {
      const entry = entries[number];
      return entry !== undefined && count >= entry.groups * LEAST_SHARED
        ? [{ entry, share: count / entry.groups, number }]
        : [];
    })
    .sort((a, b) => b.share - a.share || a.number - b.number)
    .slice(0, MOST_COMPARED)
    .map(({ entry }) => entry);
}

/** Words after which a sentence goes on: a text that ends with one was cut off. */
const OPEN_END = /\b(?:error|due|to|with|from|by|the|a|an|of|is|was|be|not|and|in|must)$/u;

/** Phrases whose beginning is the end of the text, cut inside a word or where no sentence ends. */
function cutPhrases(text: string, lastLine: string, { entries }: FuzzyIndex, phraseTexts: readonly string[]): number[] {
  const tail = text.split("\u0000")[0] ?? "";
  const isOpen = OPEN_END.test(toPlain(lastLine));
  return entries.flatMap(({ phrase, text: plain }) => {
    const whole = phraseTexts[phrase] ?? "";
    const least = Math.max(CUT_LEAST, Math.ceil(whole.length * CUT_SHARE));
    for (let length = whole.length - 1; length >= least; length--) {
      if (!tail.endsWith(whole.slice(0, length))) continue;
      return isOpen || !endsAtWord(plain, length) ? [phrase] : [];
    }
    return [];
  });
}

/** True when the first `length` letters of a phrase, blanks not counted, end at one of its words' ends. */
function endsAtWord(plain: string, length: number): boolean {
  let letters = 0;
  for (const word of plain.split(" ")) {
    letters += word.length;
    if (letters >= length) return letters === length;
  }
  return true;
}

function toPlain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function wordsWithDigits(text: string): string[] {
  return text.split(" ").filter((word) => /\d/u.test(word));
}

function groupsOf(text: string): Set<string> {
  const groups = new Set<string>();
  for (let start = 0; start + 3 <= text.length; start++) groups.add(text.slice(start, start + 3));
  return groups;
}
