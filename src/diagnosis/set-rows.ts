import type { CompiledCondition, CompiledSet } from "./compile";
import type { NumberLists } from "./number-lists";
import { toShared } from "./shared-arrays";
import { isKey, isPattern, numberOf, renumbered, type IsFound } from "./signs";

/** A condition set as numbers, so that it is tested without its article: each sign times 4, and the list that it stands in. */
export type SetRow = readonly number[];

const ALL = 0;
const ANY = 1;
const NONE = 2;
const LIST_BITS = 2;
const LIST = 2 ** LIST_BITS - 1;

export function toSetRow({ all, any, none }: CompiledSet): SetRow {
  const toNumber =
    (list: number) =>
    ({ sign }: CompiledCondition) =>
      (sign << LIST_BITS) | list;
  return [...all.map(toNumber(ALL)), ...any.map(toNumber(ANY)), ...none.map(toNumber(NONE))];
}

/** The sign in a number of a row. */
export function signIn(condition: number): number {
  return condition >>> LIST_BITS;
}

/** Rows of many articles under construction. */
interface SetRows {
  /** Adds rows; `phrases` and `keys` hold the numbers that theirs have among all articles. */
  add(rows: readonly SetRow[], phrases: readonly number[], keys: readonly number[]): void;
  readonly count: () => number;
  finish(): NumberLists;
}

export function createSetRows(): SetRows {
  const starts = [0];
  const values: number[] = [];
  return {
    add(rows, phrases, keys) {
      for (const row of rows) {
        for (const condition of row) {
          const sign = signIn(condition);
          const number = (isKey(sign) ? keys : phrases)[numberOf(sign)] ?? 0;
          values.push((renumbered(sign, number) << LIST_BITS) | (condition & LIST));
        }
        starts.push(values.length);
      }
    },
    count: () => starts.length - 1,
    finish: () => ({ starts: toShared(starts), values: toShared(values) }),
  };
}

/** Tells of the set in a row whether it can hold. */
export type RowTest = (row: number) => boolean;

/** Makes a test of rows. Where a set can hold, its article decides: a pattern counts here as soon as its literal was found. */
export function createRowTest({ starts, values }: NumberLists, isFound: IsFound): RowTest {
  return (row) => {
    const end = starts[row + 1] ?? 0;
    let hasAny = false;
    let isAnyMet = false;
    for (let at = starts[row] ?? 0; at < end; at++) {
      const condition = values[at] ?? 0;
      const list = condition & LIST;
      const sign = signIn(condition);
      if (list === ALL) {
        if (!isFound(sign)) return false;
      } else if (list === ANY) {
        hasAny = true;
        isAnyMet ||= isFound(sign);
      } else if (isFound(sign) && !isPattern(sign)) return false;
    }
    return isAnyMet || !hasAny;
  };
}
