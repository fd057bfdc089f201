import { sharedUint32 } from "./shared-arrays";

/** Many short lists of numbers, as two arrays. */
export interface NumberLists {
  /** Where each list begins; one more than there are lists. */
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** Pairs of a row and a value that come in the order of the values; one that comes again at once is one. */
export interface Pairs {
  readonly rows: readonly number[];
  readonly values: readonly number[];
  add(row: number, value: number): void;
}

/** Makes room for pairs of rows below `size`. */
export function createPairs(size: number): Pairs {
  const last = new Int32Array(size).fill(-1);
  const rows: number[] = [];
  const values: number[] = [];
  return {
    rows,
    values,
    add(row, value) {
      if (last[row] === value) return;
      last[row] = value;
      rows.push(row);
      values.push(value);
    },
  };
}

/** The values of each row below `size`, in the order of the pairs. */
export function groupPairs(size: number, { rows, values }: Pairs): NumberLists {
  const starts = sharedUint32(size + 1);
  for (const row of rows) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < size; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  const free = starts.slice();
  const grouped = sharedUint32(rows.length);
  rows.forEach((row, pair) => {
    const at = free[row] ?? 0;
    free[row] = at + 1;
    grouped[at] = values[pair] ?? 0;
  });
  return { starts, values: grouped };
}

/** Calls `visit` with each number in the list of a row, which is empty where there is no such row. */
export function forEachAt({ starts, values }: NumberLists, row: number, visit: (value: number) => void): void {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? end; at < end; at++) visit(values[at] ?? 0);
}

/** Whether two lists hold the same numbers in the same order. */
export function isSameList(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
