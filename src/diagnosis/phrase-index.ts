import type { SearchText } from "../paste";
import {
  addGram,
  buildGramTable,
  createGramList,
  hasTag,
  isMarked,
  openGramTable,
  type GramTable,
  type GramTableParts,
} from "./gram-table";
import { hashFour } from "./grams";
import { lengthOf, standsAt, type Phrase, type PhraseTable } from "./phrase-table";
import { hashEightAt, hashPair, hashSixteenAt, hashThirtyTwoAt, wordAt } from "./prefixes";

/** Where a phrase stands in a squeezed text. */
export interface PhraseHit {
  readonly start: number;
  readonly end: number;
}

/** Finds all of many phrases in one pass over a text: the first hit of each that occurs between word boundaries, by its number. */
export type FindPhrases = (
  search: SearchText,
  accepts: (phrase: number, hit: PhraseHit) => boolean,
) => ReadonlyMap<number, PhraseHit>;

/** Every phrase under its longest prefix of 2, 4, 8, 16 or 32 units: a table for each of these lengths, in this order. */
export type PhraseIndexParts = readonly GramTableParts[];

/** Lengths of prefixes, by the row of their table. */
const [TWO, FOUR, EIGHT, SIXTEEN, THIRTY_TWO] = [0, 1, 2, 3, 4] as const;

/** Bits of a bitmap at most. Every word of a text asks the one for four units: it has to stay near the processor. */
const MOST_BITS = [1 << 12, 1 << 17, 1 << 20, 1 << 20, 1 << 20] as const;

/**
 * Indexes phrases by their prefixes. The bitmaps from four units on also know the phrases of the tables behind them: a look-up
 * goes on only while some phrase begins as the text does. A phrase of a single unit is never found.
 */
export function buildPhraseIndex(phrases: readonly Pick<Phrase, "prefixes">[]): PhraseIndexParts {
  return MOST_BITS.map((mostBits, row) => {
    const list = createGramList(phrases.length);
    const longer = new Int32Array(phrases.length);
    let marked = 0;
    phrases.forEach(({ prefixes }, number) => {
      const hash = prefixes[row];
      if (hash === undefined) return;
      if (prefixes.length === row + 1) addGram(list, hash, number, 0);
      else if (row > TWO) longer[marked++] = hash;
    });
    return buildGramTable(list, { mostBits, alsoMarked: longer.subarray(0, marked) });
  });
}

/** Opens an index. What a search costs depends on the text, not on the number of phrases. */
export function openPhraseIndex(parts: PhraseIndexParts, phrases: PhraseTable): FindPhrases {
  const tables = parts.map(openGramTable);

  return (search, accepts) => {
    const hits = new Map<number, PhraseHit>();
    const { units } = search;

    /** Compares the phrases under a hash with the text from `start` on. */
    function look({ starts, bucketShift, tags, rows }: GramTable, hash: number, start: number): void {
      const bucket = hash >>> bucketShift;
      const end = starts[bucket + 1] ?? 0;
      for (let entry = starts[bucket] ?? 0; entry < end; entry++) {
        if (!hasTag(tags, entry, hash)) continue;
        const number = rows[entry] ?? 0;
        if (hits.has(number) || !standsAt(phrases, number, units, start)) continue;
        const hit = { start, end: start + lengthOf(phrases, number) };
        if (search.isBoundary(hit.end) && accepts(number, hit)) hits.set(number, hit);
      }
    }

    scan(search, tables, look);
    return hits;
  };
}

/** Calls `look` wherever a word begins as phrases of a table do. A function of its own: what closures share is no register. */
function scan(
  { units, beginnings }: SearchText,
  tables: readonly GramTable[],
  look: (table: GramTable, hash: number, start: number) => void,
): void {
  const { [TWO]: twos, [FOUR]: fours, [EIGHT]: eights, [SIXTEEN]: sixteens, [THIRTY_TWO]: thirtyTwos } = tables;
  if (!twos || !fours || !eights || !sixteens || !thirtyTwos) return;
  for (let index = 0; index < beginnings.length;) {
    const start = beginnings[index++] ?? 0;
    const word = wordAt(units, start);
    const two = hashPair(units, start);
    if (isMarked(twos, two)) look(twos, two, start);
    const four = hashFour(word);
    if (!isMarked(fours, four)) continue;
    look(fours, four, start);
    const eight = hashEightAt(units, start, word);
    if (!isMarked(eights, eight)) continue;
    look(eights, eight, start);
    const sixteen = hashSixteenAt(units, start, eight);
    if (!isMarked(sixteens, sixteen)) continue;
    look(sixteens, sixteen, start);
    const thirtyTwo = hashThirtyTwoAt(units, start, sixteen);
    if (isMarked(thirtyTwos, thirtyTwo)) look(thirtyTwos, thirtyTwo, start);
  }
}
