import { anchorsOf, type CompiledArticle, type CompiledCondition, type CompiledSet } from "./compile";
import { buildNumberLists, type NumberLists } from "./number-lists";
import { toShared } from "./shared-arrays";
import { isKey, isPattern, numberOf, renumbered, type IsFound } from "./signs";

/**
 * Conditions as numbers, so that sets are tested without their article: each sign times 16, 8 where the set ends with it, 4 where
 * the set is looked up by it, and the list that it stands in.
 */
export type ConditionRow = readonly number[];

const ALL = 0;
const ANY = 1;
const NONE = 2;
const LIST = 3;
const ANCHOR = 4;
const LAST = 8;
const SIGN_SHIFT = 4;

/** The sets of an article, signatures first, in one row: in the order in which their conditions are numbered. None is empty. */
export function toRow(compiled: CompiledArticle): ConditionRow {
  const row: number[] = [];
  // An article is looked up by its signatures only.
  for (const signature of compiled.signatures) addSet(row, signature, anchorsOf(signature));
  for (const evidence of compiled.for) addSet(row, evidence, []);
  for (const evidence of compiled.against) addSet(row, evidence, []);
  return row;
}

function addSet(row: number[], { all, any, none }: CompiledSet, anchors: readonly CompiledCondition[]): void {
  const add = (list: number, conditions: readonly CompiledCondition[]): void => {
    for (const condition of conditions) {
      row.push((condition.sign << SIGN_SHIFT) | (anchors.includes(condition) ? ANCHOR : 0) | list);
    }
  };
  add(ALL, all);
  add(ANY, any);
  add(NONE, none);
  row.push((row.pop() ?? 0) | LAST);
}

/** The sign in a number of a row. */
export function signIn(condition: number): number {
  return condition >>> SIGN_SHIFT;
}

/** Condition sets of all articles, numbered, as plain arrays. */
export interface SetTable {
  readonly rows: NumberLists;
  /** Sets that a phrase, or a key, can be the first sign of. */
  readonly byPhrase: NumberLists;
  readonly byKey: NumberLists;
}

/** Puts the sets of one article behind the other. */
interface SetTableBuilder {
  /** Adds an article's sets; `phrases` and `keys` hold the numbers that theirs have among all articles. */
  add(row: ConditionRow, phrases: readonly number[], keys: readonly number[]): void;
  /** How many sets there are so far. */
  readonly count: () => number;
  /** `phrases` and `keys`: how many there are of each. */
  finish(phrases: number, keys: number): SetTable;
}

export function createSetTableBuilder(): SetTableBuilder {
  const starts = [0];
  const values: number[] = [];
  const byPhrase: number[][] = [];
  const byKey: number[][] = [];

  function addCondition(condition: number, phrases: readonly number[], keys: readonly number[]): void {
    const sign = signIn(condition);
    const number = (isKey(sign) ? keys : phrases)[numberOf(sign)] ?? 0;
    values.push((renumbered(sign, number) << SIGN_SHIFT) | (condition & (LAST | ANCHOR | LIST)));
    if ((condition & ANCHOR) === 0) return;
    const sets = ((isKey(sign) ? byKey : byPhrase)[number] ??= []);
    // Two conditions of a set may ask for the same.
    const set = starts.length - 1;
    if (sets.at(-1) !== set) sets.push(set);
  }

  return {
    add(row, phrases, keys) {
      for (const condition of row) {
        addCondition(condition, phrases, keys);
        if ((condition & LAST) !== 0) starts.push(values.length);
      }
    },
    count: () => starts.length - 1,
    finish: (phrases, keys) => ({
      rows: { starts: toShared(starts), values: toShared(values) },
      byPhrase: buildNumberLists(Array.from({ length: phrases }, (_, phrase) => byPhrase[phrase] ?? [])),
      byKey: buildNumberLists(Array.from({ length: keys }, (_, key) => byKey[key] ?? [])),
    }),
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
