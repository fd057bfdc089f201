import type { Article } from "../article";
import type { Condition } from "../condition";
import type { JsonPath } from "../json-file";
import type { PlacedString } from "./article-strings";

/** One of the lists `all`, `any`, `none` of a signature or of evidence. */
export interface ConditionList {
  readonly at: JsonPath;
  readonly conditions: readonly Condition[];
}

/** Every list of conditions of an article. */
export function conditionListsOf({ signatures, evidence }: Article): ConditionList[] {
  const sets = [
    ...signatures.map((set, index) => ({ at: ["signatures", index], set })),
    ...evidence.for.map((set, index) => ({ at: ["evidence", "for", index], set })),
    ...evidence.against.map((set, index) => ({ at: ["evidence", "against", index], set })),
  ];
  return sets.flatMap(({ at, set }) =>
    (["all", "any", "none"] as const).map((list) => ({ at: [...at, list], conditions: set[list] ?? [] })),
  );
}

/** The phrases of a list of conditions. */
export function phrasesOf({ at, conditions }: ConditionList): PlacedString[] {
  return conditions.flatMap((condition, index) =>
    "phrase" in condition ? [{ at: [...at, index, "phrase"], text: condition.phrase }] : [],
  );
}
