import { sharedUint32 } from "./shared-arrays";

/** Many short lists of numbers, as two arrays. */
export interface NumberLists {
  /** Where each list begins; one more than there are lists. */
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

export function buildNumberLists(lists: readonly (readonly number[])[]): NumberLists {
  const starts = sharedUint32(lists.length + 1);
  lists.forEach(({ length }, row) => {
    starts[row + 1] = (starts[row] ?? 0) + length;
  });
  const values = sharedUint32(starts.at(-1) ?? 0);
  lists.forEach((list, row) => {
    values.set(list, starts[row]);
  });
  return { starts, values };
}

/** Pairs of a row below `size` and a value -> the values of each row, in the order of the pairs. */
export function groupNumbers(size: number, rows: readonly number[], values: readonly number[]): NumberLists {
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

/** The list of a row; empty where there is no such row. */
export function listAt({ starts, values }: NumberLists, row: number): Uint32Array {
  return values.subarray(starts[row] ?? 0, starts[row + 1] ?? 0);
}

/** Whether two lists hold the same numbers in the same order. */
export function isSameList(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
