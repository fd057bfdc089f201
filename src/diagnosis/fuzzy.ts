import { distance } from "fastest-levenshtein";
import Fuse from "fuse.js";
import { createUnitReader, type Finding, type Paste } from "../paste";
import type { FuzzyIndex } from "./fuzzy-index";
import { toPlain } from "./plain-text";
import { COMMON_WORDS, TECHNICAL_WORDS } from "./technical-words";

/**
 * Distance, 0 equal to 1 nothing alike, up to which a phrase counts as found. Fixed by cases: errors retold with two or
 * three typos stay below 0.15; another server's similar words ("Service not active" for "not available") begin at 0.2.
 */
const THRESHOLD = 0.16;
/** What is further away by a plain count of letters need not be compared word by word; a place may be some letters off. */
const FURTHEST = { share: 0.2, letters: 3 } as const;
/** Places that are looked at, and those that are compared: more than that is no error, but a text made to be like all of them. */
const MOST_PLACES = 4_000;
const MOST_COMPARED = 64;
/** Squeezed units that are looked at: some 300 lines. */
const LONGEST_TEXT = 48 * 1024;
/** Of a long line only so much around the place is compared. */
const LONGEST_LINE = 600;

/** Stands between the lines and what is only repeated behind them. */
const SEPARATOR = "\u0000";

const toUnits = createUnitReader();

/** Phrases that the paste holds with typos or cut off at its end, each with its line. Only for pastes where nothing exact spoke. */
export function findFuzzy({ search }: Paste, index: FuzzyIndex): ReadonlyMap<number, Finding> {
  const { text } = search;
  const lines = text.indexOf(SEPARATOR);
  const length = lines < 0 ? text.length : lines;
  const found = new Map<number, Finding>();
  let compared = 0;
  for (const { row, number, start, at } of index.findNear(toUnits(text), Math.min(length, LONGEST_TEXT), MOST_PLACES)) {
    if (compared >= MOST_COMPARED) break;
    if (found.has(number) || !isClose(index.squeezedAt(row), text, start)) continue;
    compared += 1;
    const { line, text: whole, offset = 0 } = search.findingAt(at);
    if (isNearlyIn(index.plainAt(row), toPlain(around(whole, offset)))) found.set(number, { line, text: whole });
  }
  if (length === 0) return found;
  const { line, text: last } = search.findingAt(length - 1);
  const isOpen = OPEN_END.test(toPlain(last));
  for (const { row, number, length: letters } of index.findCut(text.slice(0, length))) {
    const isCut = isOpen || !endsAtWord(index.plainAt(row), letters);
    if (isCut && !found.has(number)) found.set(number, { line, text: last });
  }
  return found;
}

function isClose(phrase: string, text: string, start: number): boolean {
  const furthest = phrase.length * FURTHEST.share + FURTHEST.letters;
  return distance(phrase, text.slice(start, start + phrase.length)) <= furthest;
}

function isNearlyIn(phrase: string, text: string): boolean {
  // A wrong digit is another fact, not a typo.
  const numbers = new Set(wordsWithDigits(text));
  if (!wordsWithDigits(phrase).every((number) => numbers.has(number))) return false;
  const { isMatch, score } = Fuse.match(phrase, text, {
    threshold: THRESHOLD,
    ignoreLocation: true,
    includeScore: true,
  });
  return isMatch && score <= THRESHOLD && !saysOtherwise(phrase.split(" "), text.split(" "));
}

/**
 * Whether the words of a text that come nearest to a phrase say something else: a word of it is missing, another word of mail
 * errors stands in its place, or one of the two denies what the other says. Typos do none of this.
 */
function saysOtherwise(phrase: readonly string[], text: readonly string[]): boolean {
  const near = nearestTo(phrase, text);
  if (countDenials(phrase) !== countDenials(near)) return true;
  const letters = near.join("");
  return phrase.some((word) => {
    if (letters.includes(word)) return false;
    const alike = near.filter((other) => distance(word, other) <= Math.max(1, word.length / 2));
    return alike.every((other) => TECHNICAL_WORDS.has(other) && TECHNICAL_WORDS.has(word) && !phrase.includes(other));
  });
}

/** Of all stretches of a text with about as many words as a phrase the one most like it, and the word before it. */
function nearestTo(phrase: readonly string[], text: readonly string[]): readonly string[] {
  const whole = phrase.join("");
  let nearest: readonly string[] = text;
  let least = Number.POSITIVE_INFINITY;
  for (let from = 0; from < text.length; from++) {
    for (let count = Math.max(1, phrase.length - 1); count <= phrase.length + 1; count++) {
      const away = distance(whole, text.slice(from, from + count).join(""));
      if (away >= least) continue;
      least = away;
      nearest = text.slice(Math.max(0, from - 1), from + count);
    }
  }
  return nearest;
}

/** `t` is what is left of "can't" without its apostrophe. */
const DENIALS = new Set("not no never cannot without unable neither nor none nothing t".split(" "));
const HAN_DENIALS = /[不未没無无非]/gu;

function countDenials(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (isDenial(word) ? 1 : (word.match(HAN_DENIALS)?.length ?? 0)), 0);
}

/** A word, or one with typos: "now" and "able" are other words, "nt" and "unabel" are none. */
function isDenial(word: string): boolean {
  if (DENIALS.has(word)) return true;
  if (word.length < 2 || word === "able" || COMMON_WORDS.has(word) || TECHNICAL_WORDS.has(word)) return false;
  return MISTYPED_DENIALS.some((denial) => distance(word, denial) <= denial.length / 3);
}

/** Those that are long enough to be known in spite of a typo. */
const MISTYPED_DENIALS = ["not", "cannot", "without", "unable"];

function around(line: string, offset: number): string {
  const from = line.length <= LONGEST_LINE ? 0 : Math.max(0, offset - LONGEST_LINE / 4);
  return line.slice(from, from + LONGEST_LINE);
}

/** Words after which a sentence goes on: a text that ends with one was cut off. */
const OPEN_END = /\b(?:error|due|to|with|from|by|the|a|an|of|is|was|be|not|and|in|must)$/u;

/** True when the first `length` letters of a phrase, blanks not counted, end at one of its words' ends. */
function endsAtWord(plain: string, length: number): boolean {
  let letters = 0;
  for (const word of plain.split(" ")) {
    letters += word.length;
    if (letters >= length) return letters === length;
  }
  return true;
}

function wordsWithDigits(text: string): string[] {
  return text.split(" ").filter((word) => /\d/u.test(word));
}
