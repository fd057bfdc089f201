import { hashEight, hashFour, toByte } from "./grams";

/** Units of the longest prefix that phrases are looked up by; the others have half as many, and so on down to two. */
const LONGEST = 32;

/** Room for them, with zeros behind what was written. */
const units = new Uint16Array(LONGEST);

/** Hashes of a text's prefixes of 2, 4, 8, 16 and 32 UTF-16 units: as many as it is long enough for. */
export function prefixesOf(text: string): number[] {
  const length = Math.min(LONGEST, text.length);
  for (let index = 0; index < LONGEST; index++) units[index] = index < length ? text.charCodeAt(index) : 0;
  const word = wordAt(units, 0);
  const eight = hashEightAt(units, 0, word);
  const sixteen = hashSixteenAt(units, 0, eight);
  const hashes = [hashPair(units, 0), hashFour(word), eight, sixteen, hashThirtyTwoAt(units, 0, sixteen)];
  return hashes.slice(0, 31 - Math.clz32(Math.max(1, length)));
}

/** Four units as one number, a byte each; those behind the end count as 0. */
export function wordAt(units: Uint16Array, at: number): number {
  return (
    (toByte(units[at] ?? 0) << 24) |
    (toByte(units[at + 1] ?? 0) << 16) |
    (toByte(units[at + 2] ?? 0) << 8) |
    toByte(units[at + 3] ?? 0)
  );
}

/** Of two units, in full: most phrases of so few are Chinese, whose bytes are those of other pairs too. */
export function hashPair(units: Uint16Array, at: number): number {
  return hashFour(((units[at] ?? 0) << 16) | (units[at + 1] ?? 0));
}

// The hash of each longer prefix is made of the shorter one's.

export function hashEightAt(units: Uint16Array, at: number, word: number): number {
  return hashEight(word, wordAt(units, at + 4));
}

export function hashSixteenAt(units: Uint16Array, at: number, eight: number): number {
  return hashEight(eight, hashEightAt(units, at + 8, wordAt(units, at + 8)));
}

export function hashThirtyTwoAt(units: Uint16Array, at: number, sixteen: number): number {
  const eight = hashEightAt(units, at + 16, wordAt(units, at + 16));
  return hashEight(sixteen, hashSixteenAt(units, at + 16, eight));
}
