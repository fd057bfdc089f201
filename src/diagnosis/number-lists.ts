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

/** The list of a row; empty where there is no such row. */
export function listAt({ starts, values }: NumberLists, row: number): Uint32Array {
  return values.subarray(starts[row] ?? 0, starts[row + 1] ?? 0);
}
