import { anchorsOf, type CompiledArticle, type CompiledCondition, type CompiledSet } from "./compile";
import { createPairs, groupPairs, type NumberLists } from "./number-lists";
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

/** `phrases` and `keys`: how many there may be of each. */
export function createSetTableBuilder(phrases: number, keys: number): SetTableBuilder {
  const starts = [0];
  const values: number[] = [];
  const byPhrase = createPairs(phrases);
  const byKey = createPairs(keys);

  function addCondition(condition: number, own: readonly number[], ownKeys: readonly number[]): void {
    const sign = signIn(condition);
    const number = (isKey(sign) ? ownKeys : own)[numberOf(sign)] ?? 0;
    values.push((renumbered(sign, number) << SIGN_SHIFT) | (condition & (LAST | ANCHOR | LIST)));
    // Two conditions of a set may ask for the same.
    if ((condition & ANCHOR) !== 0) (isKey(sign) ? byKey : byPhrase).add(number, starts.length - 1);
  }

  return {
    add(row, own, ownKeys) {
      for (const condition of row) {
        addCondition(condition, own, ownKeys);
        if ((condition & LAST) !== 0) starts.push(values.length);
      }
    },
    count: () => starts.length - 1,
    finish: (phraseCount, keyCount) => ({
      rows: { starts: toShared(starts), values: toShared(values) },
      byPhrase: groupPairs(phraseCount, byPhrase),
      byKey: groupPairs(keyCount, byKey),
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
