/**
 * What a condition looks for, as a number: that of a phrase or of a key, times 4, and which of them it is. The sign of a
 * pattern is its literal, which must be found before the pattern is worth running.
 */
const KINDS = { phrase: 0, pattern: 1, key: 2 } as const;

const KIND_BITS = 2;
/** Tells keys, which have numbers of their own, from phrases. */
const IS_KEY = KINDS.key;

export function toSign(kind: keyof typeof KINDS, number: number): number {
  return (number << KIND_BITS) | KINDS[kind];
}

/** The number of a sign's phrase or key. */
export function numberOf(sign: number): number {
  return sign >>> KIND_BITS;
}

export function isKey(sign: number): boolean {
  return (sign & IS_KEY) !== 0;
}

export function isPattern(sign: number): boolean {
  return (sign & KINDS.pattern) !== 0;
}

/** The same sign with another number for its phrase or key. */
export function renumbered(sign: number, number: number): number {
  return (number << KIND_BITS) | (sign & (2 ** KIND_BITS - 1));
}

/** What was found in a paste, by number. */
export interface FoundNumbers {
  /** Phrases that stand in the text as they are written. */
  readonly hits: Found;
  /** Phrases that were only nearly found; no pattern is run for these. */
  readonly fuzzy: Found;
  readonly keys: Found;
}

type Found = Pick<ReadonlyMap<number, unknown>, "has" | "keys">;

/** Tells whether a sign was found. */
export type IsFound = (sign: number) => boolean;

export function createSignTest(found: FoundNumbers): IsFound {
  const { hits, fuzzy, keys } = found;
  const filter = createFilter(found);
  return (sign) => {
    const bit = bitOf(sign & ~KINDS.pattern);
    if ((((filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return false;
    const number = numberOf(sign);
    if (isKey(sign)) return keys.has(number);
    return hits.has(number) || (!isPattern(sign) && fuzzy.has(number));
  };
}

/** Bits of the filter: three dozen finds in it let one other in fifteen pass. An array this small costs little to make. */
const FILTER_BITS = 9;

/** What was found as bits: most of what sets ask for was not, and is turned away by one look. */
function createFilter({ hits, fuzzy, keys }: FoundNumbers): Uint32Array {
  const filter = new Uint32Array(2 ** FILTER_BITS / 32);
  const add = (sign: number): void => {
    const bit = bitOf(sign);
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  };
  for (const phrase of hits.keys()) add(toSign("phrase", phrase));
  for (const phrase of fuzzy.keys()) add(toSign("phrase", phrase));
  for (const key of keys.keys()) add(toSign("key", key));
  return filter;
}

/** The bit of a sign. Multiplied by the golden ratio, neighbours lie far apart. */
function bitOf(sign: number): number {
  return Math.imul(sign, 0x9e3779b1) >>> (32 - FILTER_BITS);
}
