import fc from "fast-check";
import { createImageCompiler, type KnowledgeImage } from "../../src/diagnosis";
import { readKnowledge, type Article } from "../../src/knowledge";
import { KNOWLEDGE_DIRECTORY } from "../knowledge-base";

const { articles } = readKnowledge(KNOWLEDGE_DIRECTORY);
const registryFixes = articles.filter(({ id }) => id === "tls-1-0-1-1-disabled");
const SOME = [...registryFixes, ...articles.slice(0, 11)];
/** What an edit takes values from. */
const OTHERS = articles.slice(11, 40);

/** Every array of an image with its name. */
function arraysOf(image: object, name = ""): Record<string, Uint8Array> {
  return Object.assign(
    {},
    ...Object.entries(image).map(([key, part]: [string, object]) =>
      ArrayBuffer.isView(part)
        ? { [`${name}${key}`]: Buffer.from(part.buffer, part.byteOffset, part.byteLength) }
        : arraysOf(part, `${name}${key}.`),
    ),
  ) as Record<string, Uint8Array>;
}

function differences(image: KnowledgeImage, other: KnowledgeImage): string[] {
  const others = arraysOf(other);
  return Object.entries(arraysOf(image)).flatMap(([name, bytes]) =>
    Buffer.compare(bytes, others[name] ?? Buffer.of()) === 0 ? [] : [name],
  );
}

const edited = (at: number, change: Partial<Article>): Article[] =>
  SOME.map((article, index) => (index === at ? { ...article, ...change } : article));

describe("an image", () => {
  type Edit = (articles: readonly Article[]) => Article[];
  const at = fc.nat({ max: SOME.length - 1 });
  const other = fc.constantFrom(...OTHERS);
  const field = fc.constantFrom(...(Object.keys(OTHERS[0] ?? {}) as (keyof Article)[]).filter((key) => key !== "id"));
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.tuple(at, other, field).map(
      ([index, from, key]): Edit =>
        (before) =>
          before.map((article, number) => (number === index ? { ...article, [key]: from[key] } : article)),
    ),
    fc.tuple(at, fc.constantFrom("draft", "reviewed", "deprecated")).map(
      ([index, status]): Edit =>
        (before) =>
          before.map((article, number) => (number === index ? { ...article, status } : article)),
    ),
    // What was read again is another object with the same content.
    at.map(
      (index): Edit =>
        (before) =>
          before.map((article, number) => (number === index ? structuredClone(article) : article)),
    ),
    at.map(
      (index): Edit =>
        (before) =>
          before.filter((_, number) => number !== index),
    ),
    fc
      .tuple(at, other)
      .map(([index, article]): Edit => (before) => [...before.slice(0, index), article, ...before.slice(index)]),
    fc.constant<Edit>((before) => [...before].reverse()),
  );

  it("is the same after any edits as if it were compiled anew", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const compile = createImageCompiler();
        let now: readonly Article[] = SOME;
        compile(now);
        for (const change of edits) {
          now = change(now);
          expect(differences(compile(now), createImageCompiler()(now))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("tells one base from another", () => {
    const compile = createImageCompiler();
    expect(differences(compile(SOME), compile(edited(0, { provenance: "Another" })))).toEqual([
      "bodies.bytes",
      "bodies.starts",
    ]);
  });

  it("has the tables of the one before where an edit leaves all words as they were, and others where it does not", () => {
    const compile = createImageCompiler();
    const before = compile(SOME);
    const prose = compile(edited(0, { provenance: "Another" }));
    expect(prose.phraseIndex).toBe(before.phraseIndex);
    expect(prose.bodies).not.toBe(before.bodies);
    const words = compile(edited(0, { retellings: ["quite other words for it"] }));
    expect(words.phraseIndex).not.toBe(before.phraseIndex);
  });

  it("is the same when so many phrases went out of use that they are forgotten", () => {
    const compile = createImageCompiler();
    const withPhrases = (version: number): Article[] =>
      edited(0, { retellings: Array.from({ length: 30_000 }, (_, number) => `words ${version} ${number}`) });
    compile(withPhrases(0));
    compile(withPhrases(1));
    compile(SOME);
    expect(differences(compile(SOME), createImageCompiler()(SOME))).toEqual([]);
  });
});
