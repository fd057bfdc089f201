import { createUnitReader, type SearchText } from "../paste";
import {
  addGram,
  buildGramTable,
  createGramList,
  hasTag,
  MOST_OFFSET,
  openGramTable,
  type GramTable,
  type GramTableParts,
} from "./gram-table";
import { createGramCounts, hashEight, hashFour, hashTwo, toByte } from "./grams";
import { lengthOf, standsAt, type Phrase, type PhraseTable } from "./phrase-table";

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

/** Every phrase under one of its grams, its anchor, in a table for each length of grams. */
export interface PhraseIndexParts {
  readonly eights: GramTableParts;
  readonly fours: GramTableParts;
  readonly twos: GramTableParts;
}

/** Indexes phrases by the rarest gram of each. A phrase of a single unit has none and is never found. */
export function buildPhraseIndex(phrases: readonly Pick<Phrase, "grams">[]): PhraseIndexParts {
  const room = phrases.length;
  const lists = { eights: createGramList(room), fours: createGramList(room), twos: createGramList(room) };
  const counts = createGramCounts(phrases.reduce((sum, { grams }) => sum + grams.hashes.length, 0));
  for (const { grams } of phrases) counts.add(grams);
  phrases.forEach(({ grams }, number) => {
    const { gram, hashes } = grams;
    if (hashes.length === 0) return;
    const offset = counts.rarestIn(grams, 0, Math.min(hashes.length, MOST_OFFSET));
    const list = gram === 8 ? lists.eights : gram === 4 ? lists.fours : lists.twos;
    addGram(list, hashes[offset] ?? 0, number, offset);
  });
  return {
    eights: buildGramTable(lists.eights),
    fours: buildGramTable(lists.fours),
    twos: buildGramTable(lists.twos),
  };
}

/** Opens an index. What a search costs depends on the text, not on the number of phrases. */
export function openPhraseIndex(parts: PhraseIndexParts, phrases: PhraseTable): FindPhrases {
  const tables = {
    eights: openGramTable(parts.eights),
    fours: openGramTable(parts.fours),
    twos: openGramTable(parts.twos),
  };
  const toUnits = createUnitReader();

  return (search, accepts) => {
    const hits = new Map<number, PhraseHit>();
    const { text } = search;
    const units = toUnits(text);

    /** Compares the phrases under a hash with the text whose gram begins at `at`. */
    function look(table: GramTable, hash: number, at: number): void {
      const { starts, bucketShift, rows, offsets } = table;
      const bucket = hash >>> bucketShift;
      const end = starts[bucket + 1] ?? 0;
      for (let entry = starts[bucket] ?? 0; entry < end; entry++) {
        if (!hasTag(table, entry, hash)) continue;
        const number = rows[entry] ?? 0;
        const start = at - (offsets[entry] ?? 0);
        if (hits.has(number) || !standsAt(phrases, number, text, units, start)) continue;
        const hit = { start, end: start + lengthOf(phrases, number) };
        if (search.isBoundary(hit.start) && search.isBoundary(hit.end) && accepts(number, hit)) hits.set(number, hit);
      }
    }

    scan(units, text.length, tables, look);
    return hits;
  };
}

type Tables = Readonly<Record<keyof PhraseIndexParts, GramTable>>;

/** Calls `look` wherever a gram of the text may be in a table. A function of its own: what closures share is no register. */
function scan(
  units: Uint16Array,
  length: number,
  { eights, fours, twos }: Tables,
  look: (table: GramTable, hash: number, at: number) => void,
): void {
  const { bitmap: bitsOfEights, bitShift: shiftOfEights } = eights;
  const { bitmap: bitsOfFours, bitShift: shiftOfFours } = fours;
  const { bitmap: bitsOfTwos, bitShift: shiftOfTwos } = twos;
  let early = 0;
  let late = 0;
  for (let index = 0; index < length; index++) {
    early = (early << 8) | (late >>> 24);
    late = (late << 8) | toByte(units[index] ?? 0);
    const eight = hashEight(early, late);
    const four = hashFour(late);
    const two = hashTwo(late);
    const bitOfEight = eight >>> shiftOfEights;
    const bitOfFour = four >>> shiftOfFours;
    const bitOfTwo = two >>> shiftOfTwos;
    const hasEight = (bitsOfEights[bitOfEight >>> 5] ?? 0) >>> (bitOfEight & 31);
    const hasFour = (bitsOfFours[bitOfFour >>> 5] ?? 0) >>> (bitOfFour & 31);
    const hasTwo = (bitsOfTwos[bitOfTwo >>> 5] ?? 0) >>> (bitOfTwo & 31);
    // One branch for nearly every position.
    if (((hasEight | hasFour | hasTwo) & 1) === 0) continue;
    if ((hasEight & 1) === 1) look(eights, eight, index - 7);
    if ((hasFour & 1) === 1) look(fours, four, index - 3);
    if ((hasTwo & 1) === 1) look(twos, two, index - 1);
  }
}
