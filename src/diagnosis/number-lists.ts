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

/** Calls `visit` with each number in the list of a row, which is empty where there is no such row. */
export function forEachAt({ starts, values }: NumberLists, row: number, visit: (value: number) => void): void {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? end; at < end; at++) visit(values[at] ?? 0);
}

/** Row of the last of ascending numbers that is at most `most`; 0 where there is none. */
export function lastAtOrBefore(numbers: Uint32Array, most: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
