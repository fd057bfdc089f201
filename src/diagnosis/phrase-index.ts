import type { SearchText } from "../paste";

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

/** Lengths of the anchors. Long anchors are rare and so cheap; short phrases need short ones. */
const GRAMS = [8, 4, 2] as const;
const BASE = 0x01000193;
const BITMAP_BITS = 20;

/**
 * Indexes squeezed phrases by the rarest gram of each. A rolling hash runs over the text once; a bitmap turns away nearly
 * every position, and what remains is compared. The cost depends on the text, not on the number of phrases.
 */
export function createPhraseIndex(): PhraseIndex {
  const indexes = GRAMS.map((gram, row) => {
    const longer = GRAMS[row - 1] ?? Number.POSITIVE_INFINITY;
    const index = createGramIndex(gram);
    return { ...index, takes: (phrase: string) => phrase.length >= gram && phrase.length < longer };
  });
  return {
    add(phrases) {
      for (const { add, takes } of indexes) add(phrases.filter(({ phrase }) => takes(phrase)));
    },
    find(search, accepts) {
      const hits = new Map<number, PhraseHit>();
      for (const { scan } of indexes) scan(search, accepts, hits);
      return hits;
    },
  };
}

interface GramIndex {
  readonly add: PhraseIndex["add"];
  readonly scan: (
    search: SearchText,
    accepts: (phrase: number, hit: PhraseHit) => boolean,
    hits: Map<number, PhraseHit>,
  ) => void;
}

interface Anchored {
  readonly number: number;
  readonly phrase: string;
  /** Where in the phrase its anchor stands. */
  readonly offset: number;
}

function createGramIndex(gram: number): GramIndex {
  /** How many of the phrases hold a gram; which one is the rarest decides the cost, never the result. */
  const frequency = new Map<number, number>();
  const bitmap = new Uint32Array(1 << (BITMAP_BITS - 5));
  const buckets = new Map<number, Anchored[]>();
  const highest = power(gram - 1);

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
    const bit = rarest >>> (32 - BITMAP_BITS);
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const bucket = buckets.get(rarest);
    const entry = { number, phrase, offset };
    if (bucket === undefined) buckets.set(rarest, [entry]);
    else bucket.push(entry);
  }

  return {
    add(phrases) {
      const grams = phrases.map(({ phrase }) => gramHashes(phrase, gram));
      for (const hash of grams.flat()) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
      phrases.forEach(({ number, phrase }, row) => {
        anchor(number, phrase, grams[row] ?? []);
      });
    },
    scan(search, accepts, hits) {
      if (buckets.size === 0) return;
      const { text } = search;
      let hash = 0;
      for (let index = 0; index < text.length; index++) {
        if (index >= gram) hash = (hash - Math.imul(text.charCodeAt(index - gram), highest)) | 0;
        hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
        if (index < gram - 1) continue;
        const bit = (hash >>> (32 - BITMAP_BITS)) | 0;
        if (((bitmap[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue;
        const bucket = buckets.get(hash);
        if (bucket === undefined) continue;
        for (const { number, phrase, offset } of bucket) {
          const start = index - gram + 1 - offset;
          if (start < 0 || hits.has(number) || !text.startsWith(phrase, start)) continue;
          const end = start + phrase.length;
          if (search.isBoundary(start) && search.isBoundary(end) && accepts(number, { start, end }))
            hits.set(number, { start, end });
        }
      }
    },
  };
}

function gramHashes(phrase: string, gram: number): number[] {
  const hashes: number[] = [];
  for (let start = 0; start + gram <= phrase.length; start++) {
    let hash = 0;
    for (let index = start; index < start + gram; index++)
      hash = (Math.imul(hash, BASE) + phrase.charCodeAt(index)) | 0;
    hashes.push(hash);
  }
  return hashes;
}

function power(exponent: number): number {
  let value = 1;
  for (let step = 0; step < exponent; step++) value = Math.imul(value, BASE);
  return value;
}
