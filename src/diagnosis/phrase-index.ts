import { createUnitReader, type SearchText } from "../paste";
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

/** Every phrase under its longest prefix of 2, 4, 8, 16 or 32 units: a table for each of these lengths. */
export interface PhraseIndexParts {
  readonly twos: GramTableParts;
  readonly fours: GramTableParts;
  readonly eights: GramTableParts;
  readonly sixteens: GramTableParts;
  readonly thirtyTwos: GramTableParts;
}

/**
 * Indexes phrases by their prefixes. The bitmaps from four units on also know the phrases of the tables behind them: a look-up
 * goes on only while some phrase begins as the text does. A phrase of a single unit is never found.
 */
export function buildPhraseIndex(phrases: readonly Pick<Phrase, "prefixes">[]): PhraseIndexParts {
  /** `row`: of the prefix among those of a phrase. */
  function build(row: number, mostBits: number): GramTableParts {
    const list = createGramList(phrases.length);
    const longer = new Int32Array(phrases.length);
    let marked = 0;
    phrases.forEach(({ prefixes }, number) => {
      const hash = prefixes[row];
      if (hash === undefined) return;
      if (prefixes.length === row + 1) addGram(list, hash, number, 0);
      else if (row > 0) longer[marked++] = hash;
    });
    return buildGramTable(list, { mostBits, alsoMarked: longer.subarray(0, marked) });
  }

  return {
    twos: build(0, 1 << 12),
    // Every word of a text asks this bitmap: it has to stay near the processor.
    fours: build(1, 1 << 17),
    eights: build(2, 1 << 20),
    sixteens: build(3, 1 << 20),
    thirtyTwos: build(4, 1 << 20),
  };
}

const toUnits = createUnitReader();

/** Opens an index. What a search costs depends on the text, not on the number of phrases. */
export function openPhraseIndex(parts: PhraseIndexParts, phrases: PhraseTable): FindPhrases {
  const tables: Tables = {
    twos: openGramTable(parts.twos),
    fours: openGramTable(parts.fours),
    eights: openGramTable(parts.eights),
    sixteens: openGramTable(parts.sixteens),
    thirtyTwos: openGramTable(parts.thirtyTwos),
  };

  return (search, accepts) => {
    const hits = new Map<number, PhraseHit>();
    const units = toUnits(search.text);

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

    scan(units, search.beginnings, tables, look);
    return hits;
  };
}

type Tables = Readonly<Record<keyof PhraseIndexParts, GramTable>>;

/** Calls `look` wherever a word begins as phrases of a table do. A function of its own: what closures share is no register. */
function scan(
  units: Uint16Array,
  beginnings: readonly number[],
  { twos, fours, eights, sixteens, thirtyTwos }: Tables,
  look: (table: GramTable, hash: number, start: number) => void,
): void {
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
