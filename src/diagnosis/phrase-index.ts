import { createUnitReader, type SearchText } from "../paste";

/** Where a phrase stands in a squeezed text. */
export interface PhraseHit {
  readonly start: number;
  readonly end: number;
}

/** Finds all of many phrases in one pass over a text. */
export interface PhraseIndex {
  /** Adds phrases, squeezed, by their numbers. What was found before is found after. */
  add(phrases: readonly { readonly number: number; readonly phrase: string }[]): void;
  /** First hit of every phrase that occurs between word boundaries, by the phrase's number. */
  find(search: SearchText, accepts: (phrase: number, hit: PhraseHit) => boolean): ReadonlyMap<number, PhraseHit>;
}

interface Anchored {
  readonly number: number;
  readonly phrase: string;
  /** Where in the phrase its anchor stands. */
  readonly offset: number;
}

/** Lengths of the anchors. Long anchors are rare and so cheap; short phrases need short ones. */
const GRAMS = [8, 4, 2] as const;
type Gram = (typeof GRAMS)[number];

/** Bits of the bitmap for each phrase: 3 positions in 100 pass it. */
const BITS_A_PHRASE = 32;
const LEAST_BITS = 1 << 12;

/**
 * Indexes squeezed phrases by the rarest gram of each. The last eight units of the text stand in two registers, from which
 * the hash of each gram is taken; a bitmap turns away nearly every position, and what remains is compared. The cost depends
 * on the text, not on the number of phrases.
 */
export function createPhraseIndex(): PhraseIndex {
  /** How many of the phrases hold a gram; which one is the rarest decides the cost, never the result. */
  const frequency = new Map<number, number>();
  const buckets = new Map<number, Anchored[]>();
  const used = new Set<Gram>();
  const toUnits = createUnitReader();
  let bitmap = new Uint32Array(LEAST_BITS >>> 5);
  let shift = shiftFor(LEAST_BITS);

  function anchor(number: number, phrase: string, hashes: readonly number[]): void {
    let offset = 0;
    let rarest = 0;
    let least = Number.POSITIVE_INFINITY;
    hashes.forEach((hash, at) => {
      const count = frequency.get(hash) ?? 0;
      if (count < least) {
        least = count;
        offset = at;
        rarest = hash;
      }
    });
    mark(rarest);
    const bucket = buckets.get(rarest);
    const entry = { number, phrase, offset };
    if (bucket === undefined) buckets.set(rarest, [entry]);
    else bucket.push(entry);
  }

  function mark(hash: number): void {
    const bit = hash >>> shift;
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  function makeRoom(anchors: number): void {
    let bits = bitmap.length << 5;
    while (bits < anchors * BITS_A_PHRASE) bits *= 2;
    if (bits === bitmap.length << 5) return;
    bitmap = new Uint32Array(bits >>> 5);
    shift = shiftFor(bits);
    for (const hash of buckets.keys()) mark(hash);
  }

  return {
    add(phrases) {
      const grams = phrases.map(({ phrase }) => gramHashes(phrase));
      for (const hash of grams.flat()) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
      makeRoom(buckets.size + phrases.length);
      phrases.forEach(({ number, phrase }, row) => {
        const gram = gramOf(phrase);
        if (gram === undefined) return;
        used.add(gram);
        anchor(number, phrase, grams[row] ?? []);
      });
    },
    find(search, accepts) {
      const hits = new Map<number, PhraseHit>();
      const { text } = search;
      const units = toUnits(text);
      function look(hash: number, behind: number): void {
        for (const { number, phrase, offset } of buckets.get(hash) ?? []) {
          const start = behind - gramLength(phrase) - offset;
          const end = start + phrase.length;
          if (start < 0 || hits.has(number) || !text.startsWith(phrase, start)) continue;
          if (search.isBoundary(start) && search.isBoundary(end) && accepts(number, { start, end }))
            hits.set(number, { start, end });
        }
      }
      const withPairs = used.has(2);
      const map = bitmap;
      const by = shift;
      let early = 0;
      let late = 0;
      for (let index = 0; index < text.length; index++) {
        early = (early << 8) | (late >>> 24);
        late = (late << 8) | toByte(units[index] ?? 0);
        const eight = hashEight(early, late);
        if (((map[(eight >>> by) >>> 5] ?? 0) >>> ((eight >>> by) & 31)) & 1) look(eight, index + 1);
        const four = hashFour(late);
        if (((map[(four >>> by) >>> 5] ?? 0) >>> ((four >>> by) & 31)) & 1) look(four, index + 1);
        if (!withPairs) continue;
        const two = hashTwo(late);
        if (((map[(two >>> by) >>> 5] ?? 0) >>> ((two >>> by) & 31)) & 1) look(two, index + 1);
      }
      return hits;
    },
  };
}

function shiftFor(bits: number): number {
  return 32 - Math.log2(bits);
}

/** The longest gram that a phrase holds; none in phrases of a single unit. */
function gramOf(phrase: string): Gram | undefined {
  return GRAMS.find((gram) => gram <= phrase.length);
}

function gramLength(phrase: string): number {
  return phrase.length >= 8 ? 8 : phrase.length >= 4 ? 4 : 2;
}

/** A unit as a byte of a register. Units beyond ASCII share bytes: what passes is compared in full. */
function toByte(unit: number): number {
  return (unit ^ (unit >>> 8)) & 0xff;
}

function hashEight(early: number, late: number): number {
  const mixed = Math.imul(early, 0x9e3779b1) ^ Math.imul(late, 0x85ebca77);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae3d);
}

function hashFour(late: number): number {
  return Math.imul(late ^ (late >>> 15), 0x27d4eb2f);
}

function hashTwo(late: number): number {
  return Math.imul((late & 0xffff) + 1, 0x165667b1);
}

/** Hashes of the grams of a phrase, in order. */
function gramHashes(phrase: string): number[] {
  const gram = gramOf(phrase);
  if (gram === undefined) return [];
  const hashes: number[] = [];
  let early = 0;
  let late = 0;
  for (let index = 0; index < phrase.length; index++) {
    early = (early << 8) | (late >>> 24);
    late = (late << 8) | toByte(phrase.charCodeAt(index));
    if (index < gram - 1) continue;
    hashes.push(gram === 8 ? hashEight(early, late) : gram === 4 ? hashFour(late) : hashTwo(late));
  }
  return hashes;
}
