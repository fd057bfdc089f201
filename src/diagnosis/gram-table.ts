import { sharedUint16, sharedUint32 } from "./shared-arrays";

/** Grams by their hashes, as plain arrays. */
export interface GramTableParts {
  /** One bit for each of many hashes: nearly every position of a text is turned away by it. */
  readonly bitmap: Uint32Array;
  /** Where the entries of each bucket begin; one more than there are buckets. */
  readonly starts: Uint32Array;
  /** The lower half of each gram's hash; the bucket tells most of the other. */
  readonly tags: Uint16Array;
  /** What the gram belongs to. */
  readonly rows: Uint32Array;
  /** Where in it the gram stands. */
  readonly offsets: Uint16Array;
}

/** Grams that begin further behind are not looked for. */
export const MOST_OFFSET = 0xffff;

/** Grams being collected: the first `size` of each array. */
export interface GramList {
  size: number;
  readonly hashes: Int32Array;
  readonly rows: Uint32Array;
  readonly offsets: Uint16Array;
}

/** Makes a list with room for so many grams. */
export function createGramList(room: number): GramList {
  return { size: 0, hashes: new Int32Array(room), rows: new Uint32Array(room), offsets: new Uint16Array(room) };
}

export function addGram(list: GramList, hash: number, row: number, offset: number): void {
  const { size, hashes, rows, offsets } = list;
  hashes[size] = hash;
  rows[size] = row;
  offsets[size] = offset;
  list.size = size + 1;
}

/** Bits of the bitmap for each gram: with 16, 6 positions in 100 pass it. */
const BITS_A_GRAM = 16;
const LEAST_BITS = 1 << 8;
const GRAMS_A_BUCKET = 2;

interface BitmapOptions {
  readonly mostBits?: number;
  /** Hashes that pass the bitmap too. */
  readonly alsoMarked?: Int32Array;
}

const NONE = new Int32Array(0);

/** Sorts grams into buckets. */
export function buildGramTable(
  list: GramList,
  { mostBits = Number.POSITIVE_INFINITY, alsoMarked = NONE }: BitmapOptions = {},
): GramTableParts {
  const { size, rows, offsets } = list;
  const hashes = list.hashes.subarray(0, size);
  const bits = powerOfTwo((size + alsoMarked.length) * BITS_A_GRAM, LEAST_BITS);
  const bitmap = sharedUint32(Math.min(bits, mostBits) >>> 5);
  const bitShift = shiftFor(bitmap.length << 5);
  const mark = (hash: number): void => {
    const bit = hash >>> bitShift;
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] ?? 0) | (1 << (bit & 31));
  };
  for (const hash of alsoMarked) mark(hash);
  const buckets = powerOfTwo(size / GRAMS_A_BUCKET, 2);
  const bucketShift = shiftFor(buckets);
  const starts = sharedUint32(buckets + 1);
  for (const hash of hashes) {
    mark(hash);
    const next = (hash >>> bucketShift) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= buckets; bucket++) {
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  }
  const sorted = {
    tags: sharedUint16(size),
    rows: sharedUint32(size),
    offsets: sharedUint16(size),
  };
  const free = starts.slice();
  hashes.forEach((hash, index) => {
    const bucket = hash >>> bucketShift;
    const at = free[bucket] ?? 0;
    free[bucket] = at + 1;
    sorted.tags[at] = hash;
    sorted.rows[at] = rows[index] ?? 0;
    sorted.offsets[at] = offsets[index] ?? 0;
  });
  return { bitmap, starts, ...sorted };
}

/** Whether the entry may be that of a gram with this hash; entries of another gram may share its bucket. */
export function hasTag(tags: Uint16Array, entry: number, hash: number): boolean {
  return tags[entry] === (hash & 0xffff);
}

/** Whether a gram with this hash may be in the table. */
export function isMarked({ bitmap, bitShift }: GramTable, hash: number): boolean {
  const bit = hash >>> bitShift;
  return (((bitmap[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/** A table to look into. */
export interface GramTable extends GramTableParts {
  /** A hash shifted right by this is its bit, or its bucket. */
  readonly bitShift: number;
  readonly bucketShift: number;
}

export function openGramTable(parts: GramTableParts): GramTable {
  return {
    bitShift: shiftFor(parts.bitmap.length << 5),
    bucketShift: shiftFor(parts.starts.length - 1),
    ...parts,
  };
}

function powerOfTwo(least: number, atLeast: number): number {
  let size = atLeast;
  while (size < least) size *= 2;
  return size;
}

function shiftFor(size: number): number {
  return 32 - Math.log2(size);
}
