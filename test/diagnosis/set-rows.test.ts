import fc from "fast-check";
import type { CompiledArticle, CompiledCondition, CompiledSet } from "../../src/diagnosis/compile";
import type { NumberLists } from "../../src/diagnosis/number-lists";
import { createRowTest, createSetTableBuilder, toRow } from "../../src/diagnosis/set-rows";
import { createSignTest, toSign, type FoundNumbers } from "../../src/diagnosis/signs";
import { servedKnowledge } from "../knowledge-base";

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

/** An article with these signatures; what else it is does not matter here. */
function articleWith(signatures: readonly CompiledSet[], against: readonly CompiledSet[] = []): CompiledArticle {
  const [article] = servedKnowledge().articles.values();
  if (article === undefined) throw new Error("There is no article.");
  return {
    article,
    signatures: signatures.map((set) => ({ ...set, name: "text", strength: "weak" })),
    for: [],
    against: against.map((set) => ({ ...set, name: "fact", weight: "decisive" })),
  };
}

it("tells of each set whether it can hold, and leaves patterns whose literal was found to the article", () => {
  const conditions = fc.array(condition, { maxLength: 4 });
  const set = fc
    .record({ all: conditions, any: conditions, none: conditions })
    .filter(({ all, any }) => all.length + any.length > 0);
  const numbers = Array.from({ length: 13 }, (_, row) => row);
  fc.assert(
    fc.property(fc.array(set, { minLength: 1 }), found, (sets, held) => {
      const compiled = sets.map(({ all, any, none }): CompiledSet => {
        return { all: all.map(toCompiled), any: any.map(toCompiled), none: none.map(toCompiled) };
      });
      const builder = createSetTableBuilder(100, 100);
      builder.add(toRow(articleWith(compiled)), numbers, numbers);
      expect(builder.count()).toBe(sets.length);
      const canHold = createRowTest(builder.finish(13, 13).rows, createSignTest(held));
      const isMet = (asked: readonly [Kind, number]): boolean => isFoundPlainly(asked, held);
      sets.forEach(({ all, any, none }, row) => {
        const isBroken = none.some((asked) => asked[0] !== "pattern" && isMet(asked));
        expect(canHold(row)).toBe(all.every(isMet) && (any.length === 0 || any.some(isMet)) && !isBroken);
      });
    }),
  );
});

it("gives phrases and keys the numbers that they have among all articles", () => {
  const builder = createSetTableBuilder(100, 100);
  const set = { all: [toCompiled(["phrase", 1]), toCompiled(["key", 1])], any: [], none: [] };
  builder.add(toRow(articleWith([set])), [40, 41], [70, 71]);
  const { rows } = builder.finish(42, 72);
  const [hits, fuzzy, keys] = [new Set([41]), new Set<number>(), new Set([71])];
  expect(createRowTest(rows, createSignTest({ hits, fuzzy, keys }))(0)).toBe(true);
  expect(createRowTest(rows, createSignTest({ hits: keys, fuzzy, keys: hits }))(0)).toBe(false);
});

describe("looking sets up", () => {
  const [first, second, pattern, code] = [
    toCompiled(["phrase", 0]),
    toCompiled(["phrase", 1]),
    toCompiled(["pattern", 2]),
    toCompiled(["key", 0]),
  ];

  /** The sets of an article, by each of three phrases and by one key. */
  function lookUp(signatures: readonly Partial<CompiledSet>[], against: readonly CompiledSet[] = []) {
    const builder = createSetTableBuilder(100, 100);
    const sets = signatures.map((set): CompiledSet => ({ all: [], any: [], none: [], ...set }));
    builder.add(toRow(articleWith(sets, against)), [0, 1, 2], [0]);
    const { byPhrase, byKey } = builder.finish(3, 1);
    const listsOf = ({ starts, values }: NumberLists): number[][] =>
      Array.from({ length: starts.length - 1 }, (_, row) => [...values.slice(starts[row], starts[row + 1])]);
    return { byPhrase: listsOf(byPhrase), byKey: listsOf(byKey) };
  }

  it("goes by the rarest that a signature needs", () => {
    expect(lookUp([{ all: [code, second] }])).toEqual({ byPhrase: [[], [0], []], byKey: [[]] });
    expect(lookUp([{ all: [code] }])).toEqual({ byPhrase: [[], [], []], byKey: [[0]] });
  });

  it("goes by all of which it needs one where they are rarer, and not where one of them is no rarer", () => {
    expect(lookUp([{ all: [code], any: [first, pattern] }])).toEqual({ byPhrase: [[0], [], [0]], byKey: [[]] });
    expect(lookUp([{ all: [code], any: [first, code] }])).toEqual({ byPhrase: [[], [], []], byKey: [[0]] });
    expect(lookUp([{ any: [first, code] }])).toEqual({ byPhrase: [[0], [], []], byKey: [[0]] });
  });

  it("names a set once that asks twice for the same, and never what must not be there, or evidence", () => {
    const evidence = { all: [second], any: [], none: [] };
    const sets = [{ any: [first, toCompiled(["phrase", 0])] }, { all: [first], none: [second] }];
    expect(lookUp(sets, [evidence])).toEqual({ byPhrase: [[0, 1], [], []], byKey: [[]] });
  });
});
