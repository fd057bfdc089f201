import type { Article } from "../knowledge";
import {
  addGram,
  buildGramTable,
  createGramList,
  hasTag,
  isMarked,
  MOST_OFFSET,
  openGramTable,
  type GramTable,
  type GramTableParts,
} from "./gram-table";
import { createGramCounts, gramsOf, hashEight, hashFive, hashSeven, hashTwo, toByte, type Grams } from "./grams";
import { lengthOf, squeezedText, type PhraseTable } from "./phrase-table";
import { sharedUint32 } from "./shared-arrays";
import { buildTextList, textAt, type TextList } from "./text-list";

/** Shorter phrases resemble too much. */
const SHORTEST = 14;
/** A Chinese character says as much as two letters. */
const SHORTEST_HAN = SHORTEST / 2;
/** Grams of five or seven where a phrase has so many units: long ones are rare, short ones survive more typos. */
const FIVES_FROM = SHORTEST;
const SEVENS_FROM = 20;
/** Grams of a phrase that vote: the rarest in each of so many stretches of it, since typos come anywhere. */
const MOST_VOTERS = 10;
const VOTES_NEEDED = 2;
/** A gram votes so often in one text: the words that come again and again in a log tell least. */
const MOST_TIMES = 3;
/** How far apart two votes may place the beginning of one phrase: letters that are missing or too many move it. */
const SLACK = 4;
/** A gram of more phrases than this tells none of them. */
const MOST_PHRASES = 96;

/** A text cut off inside a phrase shows this much of it, or the end may be anything. */
const CUT_SHARE = 0.7;
const CUT_LEAST = 16;

/** A phrase of a signature or a retelling that may be found with typos. */
export interface FuzzyPhrase {
  /** Its words, freed of punctuation and case, in UTF-8. */
  readonly plain: Uint8Array;
  /** The grams that vote for it. */
  readonly grams: Grams;
  /** Hash of its first eight units, where it is long enough to be known by its beginning. */
  readonly beginning: number | undefined;
}

/** Phrases that may be found with typos, as plain arrays. */
export interface FuzzyIndexParts {
  /** Number of each entry's phrase. */
  readonly phrases: Uint32Array;
  /** The entries' words. */
  readonly plains: TextList;
  readonly twos: GramTableParts;
  readonly fives: GramTableParts;
  readonly sevens: GramTableParts;
  /** Entries by their first eight units. */
  readonly beginnings: GramTableParts;
}

/** A place where a phrase may stand. */
export interface Near {
  /** The entry, and the number of its phrase. */
  readonly row: number;
  readonly number: number;
  /** About where it begins, and somewhere within it, in the squeezed text. */
  readonly start: number;
  readonly at: number;
}

/** A phrase that begins where a text ends. */
export interface CutPhrase {
  readonly row: number;
  readonly number: number;
  /** Squeezed units of it that the text still holds. */
  readonly length: number;
}

/** Tells which phrases a squeezed text may hold with typos. */
export interface FuzzyIndex {
  /** Places where enough grams of a phrase stand as they do in the phrase, in the order of the text; at most `most`. */
  findNear(units: Uint16Array, end: number, most: number): readonly Near[];
  /** Phrases whose beginning is the end of the text. */
  findCut(text: string): readonly CutPhrase[];
  /** The words of an entry, and its phrase squeezed. */
  plainAt(row: number): string;
  squeezedAt(row: number): string;
}

/** The words of an article that may be found with typos. */
export function fuzzyTextsOf({ signatures, retellings = [] }: Article): readonly string[] {
  const conditions = signatures.flatMap(({ all = [], any = [] }) => [...all, ...any]);
  return [...retellings, ...conditions.flatMap((condition) => ("phrase" in condition ? [condition.phrase] : []))];
}

/** Makes a phrase ready, given as its words and squeezed; undefined where it says too little to be known by most of its letters. */
export function toFuzzyPhrase(plain: string, squeezed: string): FuzzyPhrase | undefined {
  const isLongEnough =
    squeezed.length >= SHORTEST || (squeezed.length >= SHORTEST_HAN && /\p{Script=Han}/u.test(squeezed));
  if (!isLongEnough) return undefined;
  const beginning = squeezed.length > CUT_LEAST ? gramsOf(squeezed.slice(0, 8), 8).hashes[0] : undefined;
  return { plain: Buffer.from(plain), grams: gramsOf(squeezed, gramFor(squeezed.length)), beginning };
}

export function buildFuzzyIndex(
  entries: readonly { readonly number: number; readonly phrase: FuzzyPhrase }[],
): FuzzyIndexParts {
  const counts = createGramCounts(entries.reduce((sum, { phrase }) => sum + phrase.grams.hashes.length, 0));
  for (const { phrase } of entries) counts.add(phrase.grams);
  const room = entries.length * MOST_VOTERS;
  const lists = { sevens: createGramList(room), fives: createGramList(room), twos: createGramList(room) };
  const beginnings = createGramList(entries.length);
  entries.forEach(({ phrase: { grams, beginning } }, row) => {
    const { gram, hashes } = grams;
    const list = gram === 7 ? lists.sevens : gram === 5 ? lists.fives : lists.twos;
    const votable = Math.min(hashes.length, MOST_OFFSET);
    const voters = Math.min(MOST_VOTERS, votable);
    for (let voter = 0, from = 0; voter < voters; voter++) {
      const to = Math.floor(((voter + 1) * votable) / voters);
      const offset = counts.rarestIn(grams, from, to);
      addGram(list, hashes[offset] ?? 0, row, offset);
      from = to;
    }
    if (beginning !== undefined) addGram(beginnings, beginning, row, 0);
  });
  const phrases = sharedUint32(entries.length);
  phrases.set(entries.map(({ number }) => number));
  return {
    phrases,
    plains: buildTextList(entries.map(({ phrase }) => phrase.plain)),
    twos: buildGramTable(lists.twos),
    fives: buildGramTable(lists.fives),
    sevens: buildGramTable(lists.sevens),
    beginnings: buildGramTable(beginnings),
  };
}

function gramFor(length: number): 2 | 5 | 7 {
  return length >= SEVENS_FROM ? 7 : length >= FIVES_FROM ? 5 : 2;
}

export function openFuzzyIndex(parts: FuzzyIndexParts, phrases: PhraseTable): FuzzyIndex {
  const twos = openGramTable(parts.twos);
  const fives = openGramTable(parts.fives);
  const sevens = openGramTable(parts.sevens);
  const beginnings = openGramTable(parts.beginnings);
  const numberOf = (row: number): number => parts.phrases[row] ?? 0;

  return {
    findNear(units, end, most) {
      /** What was voted for so far: where the phrase begins by the votes, and how many they are. */
      const begins = new Int32Array(parts.phrases.length).fill(-SLACK - 1);
      const votes = new Uint8Array(parts.phrases.length);
      const near: Near[] = [];

      function vote(table: GramTable, seen: Uint8Array, hash: number, at: number): void {
        const { starts, bucketShift, rows, offsets } = table;
        const bucket = hash >>> bucketShift;
        const times = seen[bucket] ?? 0;
        if (times >= MOST_TIMES) return;
        seen[bucket] = times + 1;
        const to = starts[bucket + 1] ?? 0;
        let entry = starts[bucket] ?? 0;
        if (to - entry > MOST_PHRASES) return;
        for (; entry < to; entry++) {
          if (!hasTag(table.tags, entry, hash)) continue;
          const row = rows[entry] ?? 0;
          const start = at - (offsets[entry] ?? 0);
          const count = Math.abs(start - (begins[row] ?? 0)) <= SLACK ? (votes[row] ?? 0) + 1 : 1;
          begins[row] = start;
          votes[row] = count;
          if (count === VOTES_NEEDED && near.length < most)
            near.push({ row, number: numberOf(row), start: Math.max(0, start), at });
        }
      }

      const seenSevens = new Uint8Array(sevens.starts.length);
      const seenFives = new Uint8Array(fives.starts.length);
      const seenTwos = new Uint8Array(twos.starts.length);
      let early = 0;
      let late = 0;
      for (let index = 0; index < end && near.length < most; index++) {
        early = (early << 8) | (late >>> 24);
        late = (late << 8) | toByte(units[index] ?? 0);
        const seven = hashSeven(early, late);
        if (isMarked(sevens, seven)) vote(sevens, seenSevens, seven, index - 6);
        const five = hashFive(early, late);
        if (isMarked(fives, five)) vote(fives, seenFives, five, index - 4);
        // Only Chinese phrases are this short.
        if ((units[index] ?? 0) < 0x2e80) continue;
        const two = hashTwo(late);
        if (isMarked(twos, two)) vote(twos, seenTwos, two, index - 1);
      }
      return near;
    },
    findCut(text) {
      const found = new Map<number, CutPhrase>();
      const end = text.length;
      const from = Math.max(0, end - LONGEST_CUT);
      let early = 0;
      let late = 0;
      for (let index = from; index < end; index++) {
        early = (early << 8) | (late >>> 24);
        late = (late << 8) | toByte(text.charCodeAt(index));
        const eight = hashEight(early, late);
        if (index - 7 < from || !isMarked(beginnings, eight)) continue;
        const length = end - (index - 7);
        for (const row of rowsOf(beginnings, eight)) {
          const number = numberOf(row);
          const whole = lengthOf(phrases, number);
          if (found.has(row) || length >= whole || length < Math.max(CUT_LEAST, Math.ceil(whole * CUT_SHARE))) continue;
          if (text.endsWith(squeezedText(phrases, number).slice(0, length))) found.set(row, { row, number, length });
        }
      }
      return [...found.values()];
    },
    plainAt: (row) => textAt(parts.plains, row),
    squeezedAt: (row) => squeezedText(phrases, numberOf(row)),
  };
}

/** No phrase is longer. */
const LONGEST_CUT = 1024;

function rowsOf(table: GramTable, hash: number): number[] {
  const { starts, bucketShift, rows } = table;
  const bucket = hash >>> bucketShift;
  const found: number[] = [];
  for (let entry = starts[bucket] ?? 0; entry < (starts[bucket + 1] ?? 0); entry++) {
    if (hasTag(table.tags, entry, hash)) found.push(rows[entry] ?? 0);
  }
  return found;
}
