import type { Condition, ConditionSet } from "../condition";

/** The conditions of a signature as comparable texts: sorted, without doubles, phrases as the matching sees them. */
export interface SignatureKey {
  readonly all: readonly string[];
  /** Empty where any one of a single condition stands with `all`. */
  readonly any: readonly string[];
  readonly none: readonly string[];
  /** All of it in one text: two signatures with the same text fire in the same pastes. */
  readonly text: string;
}

export function toSignatureKey(set: ConditionSet, squeeze: (phrase: string) => string): SignatureKey {
  const keysOf = (conditions: readonly Condition[] = []): string[] => [
    ...new Set(conditions.map((condition) => toConditionKey(condition, squeeze))),
  ];
  const [all, any, none] = [keysOf(set.all), keysOf(set.any), keysOf(set.none).sort()];
  // "any" of one condition asks for that one.
  const needed = [...new Set(any.length === 1 ? [...all, ...any] : all)].sort();
  const choice = any.length === 1 ? [] : any.sort();
  return { all: needed, any: choice, none, text: JSON.stringify([needed, choice, none]) };
}

/** True where every text in which `narrow` fires makes `wide` fire too, because all that `wide` asks for is asked for by `narrow`. */
export function isContained(wide: SignatureKey, narrow: SignatureKey): boolean {
  return (
    wide.all.every((condition) => narrow.all.includes(condition)) &&
    (wide.any.length === 0 ||
      wide.any.some((condition) => narrow.all.includes(condition)) ||
      (narrow.any.length > 0 && narrow.any.every((condition) => wide.any.includes(condition)))) &&
    wide.none.every((condition) => narrow.none.includes(condition))
  );
}

function toConditionKey(condition: Condition, squeeze: (phrase: string) => string): string {
  if ("phrase" in condition) return `phrase ${squeeze(condition.phrase)}`;
  return Object.entries(condition)
    .map(([key, value]) => `${key} ${String(value).toLowerCase()}`)
    .join();
}
