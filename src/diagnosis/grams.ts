/**
 * Grams: short runs of UTF-16 units, hashed. The last eight units of a text stand in two registers, `early` and `late`, one
 * byte a unit; the hash of every gram that ends there is taken from them.
 */

/** A unit as a byte of a register. Units beyond ASCII share bytes: what passes is compared in full. */
export function toByte(unit: number): number {
  return (unit ^ (unit >>> 8)) & 0xff;
}

export function hashEight(early: number, late: number): number {
  const mixed = Math.imul(early, 0x9e3779b1) ^ Math.imul(late, 0x85ebca77);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae3d);
}

export function hashSeven(early: number, late: number): number {
  return hashEight(early & 0xffffff, late);
}

export function hashFive(early: number, late: number): number {
  return hashEight(early & 0xff, late);
}

export function hashFour(late: number): number {
  return Math.imul(late ^ (late >>> 15), 0x27d4eb2f);
}

export function hashTwo(late: number): number {
  return Math.imul((late & 0xffff) + 1, 0x165667b1);
}

/** How often grams occur, counted under some bits of their hashes: good enough to tell rare ones from frequent ones. */
export interface GramCounts {
  add(grams: Grams): void;
  /** Offset of the gram that was counted least among those from `from` up to `to`, the first of several. */
  rarestIn(grams: Grams, from: number, to: number): number;
}

const LEAST_BITS = 16;
const MOST_BITS = 20;

/** Makes counts for about so many grams. */
export function createGramCounts(grams: number): GramCounts {
  const bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, Math.ceil(Math.log2(grams + 1))));
  const counts = new Uint32Array(1 << bits);
  const slotOf = (hash: number): number => hash >>> (32 - bits);
  return {
    add({ hashes }) {
      for (const hash of hashes) counts[slotOf(hash)] = (counts[slotOf(hash)] ?? 0) + 1;
    },
    rarestIn({ hashes }, from, to) {
      let rarest = from;
      let least = Number.POSITIVE_INFINITY;
      for (let offset = from; offset < to; offset++) {
        const count = counts[slotOf(hashes[offset] ?? 0)] ?? 0;
        if (count >= least) continue;
        least = count;
        rarest = offset;
      }
      return rarest;
    },
  };
}

/** Lengths of grams. */
export type GramLength = 2 | 5 | 7 | 8;

/** The grams of one phrase. */
export interface Grams {
  readonly gram: GramLength;
  /** Their hashes, in order: none where the phrase is shorter than a gram. */
  readonly hashes: Int32Array;
}

export function gramsOf(text: string, gram: GramLength): Grams {
  const hashes = takeRoom(Math.max(0, text.length - gram + 1));
  let early = 0;
  let late = 0;
  for (let index = 0; index < text.length; index++) {
    early = (early << 8) | (late >>> 24);
    late = (late << 8) | toByte(text.charCodeAt(index));
    if (index >= gram - 1) hashes[index - gram + 1] = hashOf(gram, early, late);
  }
  return { gram, hashes };
}

/** Arrays of many short texts lie behind each other: an index that goes through all of them finds the next one near. */
const ROOM = 1 << 14;
let room = new Int32Array(ROOM);
let used = 0;

function takeRoom(length: number): Int32Array {
  if (used + length > room.length) {
    room = new Int32Array(Math.max(ROOM, length));
    used = 0;
  }
  used += length;
  return room.subarray(used - length, used);
}

function hashOf(gram: GramLength, early: number, late: number): number {
  switch (gram) {
    case 8:
      return hashEight(early, late);
    case 7:
      return hashSeven(early, late);
    case 5:
      return hashFive(early, late);
    case 2:
      return hashTwo(late);
  }
}
