import fc from "fast-check";
import type { CompiledCondition, CompiledSet } from "../../src/diagnosis/compile";
import { createRowTest, createSetRows, toSetRow } from "../../src/diagnosis/set-rows";
import { createSignTest, toSign, type FoundNumbers } from "../../src/diagnosis/signs";

type Kind = Parameters<typeof toSign>[0];

/** Numbers of phrases, which patterns' literals are, and of keys: few, so that much of what is asked for was found. */
const number = fc.nat({ max: 12 });
const found = fc
  .tuple(fc.uniqueArray(number), fc.uniqueArray(number), fc.uniqueArray(number))
  .map(([hits, fuzzy, keys]) => ({ hits: new Set(hits), fuzzy: new Set(fuzzy), keys: new Set(keys) }));
const kind = fc.constantFrom<Kind>("phrase", "pattern", "key");
const condition = fc.tuple(kind, number);

function isFoundPlainly([asked, wanted]: readonly [Kind, number], { hits, fuzzy, keys }: FoundNumbers): boolean {
  if (asked === "key") return keys.has(wanted);
  return hits.has(wanted) || (asked === "phrase" && fuzzy.has(wanted));
}

function toCompiled([asked, wanted]: readonly [Kind, number]): CompiledCondition {
  const sign = toSign(asked, wanted);
  return asked === "pattern"
    ? { kind: "pattern", sign, specificity: 5, isIn: () => true, required: /./u }
    : { kind: asked === "key" ? "fact" : "phrase", sign, specificity: 5 };
}

it("tells of each sign whether it was found", () => {
  fc.assert(
    fc.property(found, condition, (held, asked) => {
      expect(createSignTest(held)(toSign(...asked))).toBe(isFoundPlainly(asked, held));
    }),
  );
});

it("tells large numbers apart", () => {
  const isFound = createSignTest({ hits: new Set([70_000]), fuzzy: new Set(), keys: new Set([70_001]) });
  const others = Array.from({ length: 5_000 }, (_, row) => 68_000 + row);
  expect(others.filter((phrase) => isFound(toSign("phrase", phrase)))).toEqual([70_000]);
  expect(others.filter((key) => isFound(toSign("key", key)))).toEqual([70_001]);
});

it("tells of each row whether its set can hold, and leaves patterns whose literal was found to the article", () => {
  const set = fc.record({ all: fc.array(condition), any: fc.array(condition), none: fc.array(condition) });
  fc.assert(
    fc.property(fc.array(set, { minLength: 1 }), found, (sets, held) => {
      const rows = createSetRows();
      const numbers = Array.from({ length: 13 }, (_, row) => row);
      const compiled = sets.map(({ all, any, none }): CompiledSet => {
        return { all: all.map(toCompiled), any: any.map(toCompiled), none: none.map(toCompiled) };
      });
      rows.add(compiled.map(toSetRow), numbers, numbers);
      const canHold = createRowTest(rows.finish(), createSignTest(held));
      const isMet = (asked: readonly [Kind, number]): boolean => isFoundPlainly(asked, held);
      sets.forEach(({ all, any, none }, row) => {
        const isBroken = none.some((asked) => asked[0] !== "pattern" && isMet(asked));
        expect(canHold(row)).toBe(all.every(isMet) && (any.length === 0 || any.some(isMet)) && !isBroken);
      });
    }),
  );
});

it("gives phrases and keys the numbers that they have among all articles", () => {
  const rows = createSetRows();
  const set = { all: [toCompiled(["phrase", 1]), toCompiled(["key", 1])], any: [], none: [] };
  rows.add([toSetRow(set)], [40, 41], [70, 71]);
  const { hits, fuzzy, keys } = { hits: new Set([41]), fuzzy: new Set<number>(), keys: new Set([71]) };
  const lists = rows.finish();
  expect(createRowTest(lists, createSignTest({ hits, fuzzy, keys }))(0)).toBe(true);
  expect(createRowTest(lists, createSignTest({ hits: keys, fuzzy, keys: hits }))(0)).toBe(false);
});
