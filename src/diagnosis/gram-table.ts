import { sharedInt32, sharedUint32 } from "./shared-arrays";

/** Grams by their hashes, as plain arrays. */
export interface GramTableParts {
  /** One bit for each of many hashes: nearly every position of a text is turned away by it. */
  readonly bitmap: Uint32Array;
  /** Where the entries of each bucket begin; one more than there are buckets. */
  readonly starts: Uint32Array;
  readonly hashes: Int32Array;
  /** What the gram belongs to. */
  readonly rows: Uint32Array;
  /** Where in it the gram stands. */
  readonly offsets: Uint32Array;
}

/** Grams being collected. */
export interface GramList {
  readonly hashes: number[];
  readonly rows: number[];
  readonly offsets: number[];
}

export function createGramList(): GramList {
  return { hashes: [], rows: [], offsets: [] };
}

export function addGram({ hashes, rows, offsets }: GramList, hash: number, row: number, offset: number): void {
  hashes.push(hash);
  rows.push(row);
  offsets.push(offset);
}

/** Bits of the bitmap for each gram: 3 positions in 100 pass it. */
const BITS_A_GRAM = 32;
const LEAST_BITS = 1 << 8;

/** Sorts grams into buckets of about one. */
export function buildGramTable({ hashes, rows, offsets }: GramList): GramTableParts {
  const bitmap = sharedUint32(powerOfTwo(hashes.length * BITS_A_GRAM, LEAST_BITS) >>> 5);
  const bitShift = shiftFor(bitmap.length << 5);
  const buckets = powerOfTwo(hashes.length, 2);
  const bucketShift = shiftFor(buckets);
  const starts = sharedUint32(buckets + 1);
  for (const hash of hashes) {
    const bit = hash >>> bitShift;
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] ?? 0) | (1 << (bit & 31));
    const next = (hash >>> bucketShift) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let bucket = 1; bucket <= buckets; bucket++) {
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  }
  const sorted = {
    hashes: sharedInt32(hashes.length),
    rows: sharedUint32(hashes.length),
    offsets: sharedUint32(hashes.length),
  };
  const free = starts.slice();
  hashes.forEach((hash, index) => {
    const bucket = hash >>> bucketShift;
    const at = free[bucket] ?? 0;
    free[bucket] = at + 1;
    sorted.hashes[at] = hash;
    sorted.rows[at] = rows[index] ?? 0;
    sorted.offsets[at] = offsets[index] ?? 0;
  });
  return { bitmap, starts, ...sorted };
}

/** A table to look into. */
export interface GramTable extends GramTableParts {
  /** A hash shifted right by this is its bit, or its bucket. */
  readonly bitShift: number;
  readonly bucketShift: number;
}

export function openGramTable(parts: GramTableParts): GramTable {
  return {
    ...parts,
    bitShift: shiftFor(parts.bitmap.length << 5),
    bucketShift: shiftFor(parts.starts.length - 1),
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
