import Fuse from "fuse.js";
import type { Finding, Paste } from "../paste";
import type { CompiledArticle } from "./compile";
import type { CompiledKnowledge } from "./compile-knowledge";
import type { PhraseTable } from "./phrase-table";

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

/** Shorter phrases resemble too much. */
const SHORTEST = 14;
/** A Chinese character says as much as two letters. */
const SHORTEST_HAN = SHORTEST / 2;

/** Phrases of signatures and retellings, by their three-letter groups. Grows only. */
export interface FuzzyIndex {
  readonly entries: readonly FuzzyEntry[];
  /** Entries, with how large a part of their three-letter groups the text holds: those that hold enough, in no order. */
  sharing(text: string): readonly Sharing[];
  /** Takes in what of an article may be found with typos. */
  add(compiled: CompiledArticle, phrases: PhraseTable): void;
}

interface Sharing {
  readonly entry: FuzzyEntry;
  /** 0 to 1. */
  readonly share: number;
}

/** The entries that hold a group, by their places in the list of entries. */
interface Posting {
  readonly rows: number[];
  /** Number of the text that was counted last: a group counts once a text. */
  counted: number;
}

interface FuzzyEntry {
  readonly phrase: number;
  readonly text: string;
  readonly groups: number;
  /** Numbers in the phrase; a wrong digit is another fact, not a typo. */
  readonly numbers: readonly string[];
  /** Articles that have the phrase. */
  readonly owners: readonly CompiledArticle[];
}

/** Makes an index of no phrases. */
export function createFuzzyIndex(): FuzzyIndex {
  const entries: FuzzyEntry[] = [];
  const postings = new Map<number, Posting>();
  /** How many groups of the text at hand each entry holds; zero between texts. */
  let votes = new Uint16Array(1024);
  let texts = 0;
  const owners = new Map<string, CompiledArticle[]>();

  function addPhrase(text: string, compiled: CompiledArticle, phrases: PhraseTable): void {
    const known = owners.get(text);
    if (known !== undefined) {
      if (known.at(-1) !== compiled) known.push(compiled);
      return;
    }
    const phrase = phrases.numberOf(text);
    const { length } = phrases.textOf(phrase);
    if (length < SHORTEST && !(length >= SHORTEST_HAN && /\p{Script=Han}/u.test(text))) return;
    const plain = toPlain(text);
    const groups = groupsOf(plain);
    const own = [compiled];
    owners.set(text, own);
    const entry = { phrase, text: plain, groups: groups.size, numbers: wordsWithDigits(plain), owners: own };
    const row = entries.push(entry) - 1;
    for (const group of groups) {
      const posting = postings.get(group);
      if (posting === undefined) postings.set(group, { rows: [row], counted: 0 });
      else posting.rows.push(row);
    }
  }

  function sharing(text: string): Sharing[] {
    if (votes.length < entries.length) votes = new Uint16Array(entries.length * 2);
    texts++;
    const touched: number[] = [];
    for (let start = 0; start + 3 <= text.length; start++) {
      const posting = postings.get(groupAt(text, start));
      if (posting === undefined || posting.counted === texts) continue;
      posting.counted = texts;
      for (const row of posting.rows) {
        const count = votes[row] ?? 0;
        if (count === 0) touched.push(row);
        votes[row] = count + 1;
      }
    }
    const shared: Sharing[] = [];
    for (const row of touched) {
      const entry = entries[row];
      const share = entry === undefined ? 0 : (votes[row] ?? 0) / entry.groups;
      votes[row] = 0;
      if (entry !== undefined && share >= LEAST_SHARED) shared.push({ entry, share });
    }
    return shared;
  }

  return {
    entries,
    sharing,
    add(compiled, phrases) {
      const { signatures, retellings = [] } = compiled.article;
      for (const text of retellings) addPhrase(text, compiled, phrases);
      for (const { all = [], any = [] } of signatures) {
        for (const condition of [...all, ...any]) {
          if ("phrase" in condition) addPhrase(condition.phrase, compiled, phrases);
        }
      }
    },
  };
}

/** Phrases that the paste holds with typos or cut off at its end, each with its line. Only for pastes where nothing exact spoke. */
export function findFuzzy(
  paste: Paste,
  { index: { fuzzy, phrases }, served }: CompiledKnowledge,
): ReadonlyMap<number, Finding> {
  const isServed = ({ owners }: FuzzyEntry): boolean => owners.some((owner) => served.has(owner));
  const found = new Map<number, Finding>();
  const searchable = paste.lines
    .filter(({ region, text }) => region === "text" && text.trim() !== "")
    .slice(0, MOST_LINES);
  const compared = new Set<string>();
  for (const line of searchable) {
    const text = toPlain(line.text.slice(0, LONGEST_LINE));
    if (compared.has(text)) continue;
    compared.add(text);
    const numbers = new Set(wordsWithDigits(text));
    for (const entry of shortlist(text, fuzzy, isServed)) {
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
    for (const phrase of cutPhrases(paste.search.text, last.text, fuzzy.entries.filter(isServed), phrases)) {
      if (!found.has(phrase)) found.set(phrase, { line: last.number, text: last.text });
    }
  }
  return found;
}

/** The entries that share most with a line, in the order of what they share. */
function shortlist(text: string, index: FuzzyIndex, isServed: (entry: FuzzyEntry) => boolean): FuzzyEntry[] {
  return index
    .sharing(text)
    .filter(({ entry }) => isServed(entry))
    .sort((a, b) => b.share - a.share || (a.entry.text < b.entry.text ? -1 : 1))
    .slice(0, MOST_COMPARED)
    .map(({ entry }) => entry);
}

/** Words after which a sentence goes on: a text that ends with one was cut off. */
const OPEN_END = /\b(?:error|due|to|with|from|by|the|a|an|of|is|was|be|not|and|in|must)$/u;

/** Phrases whose beginning is the end of the text, cut inside a word or where no sentence ends. */
function cutPhrases(text: string, lastLine: string, entries: readonly FuzzyEntry[], phrases: PhraseTable): number[] {
  const tail = text.split("\u0000")[0] ?? "";
  const isOpen = OPEN_END.test(toPlain(lastLine));
  return entries.flatMap(({ phrase, text: plain }) => {
    const whole = phrases.textOf(phrase);
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

/** Three-letter groups of a text, each as one number; that two groups share one is rare enough not to matter. */
function groupsOf(text: string): Set<number> {
  const groups = new Set<number>();
  for (let start = 0; start + 3 <= text.length; start++) groups.add(groupAt(text, start));
  return groups;
}

function groupAt(text: string, start: number): number {
  const first = Math.imul(text.charCodeAt(start), 0x9e3b) ^ text.charCodeAt(start + 1);
  return (Math.imul(first, 0x85eb) ^ text.charCodeAt(start + 2)) & 0x3fffffff;
}
