import fc from "fast-check";
import { jsonBytes, keep, toJsonBuffer } from "../src/kept-json";

it.each<[string, unknown]>([
  ["a word", "word"],
  ["quotes and backslashes", 'say "\\"'],
  ["control characters", "a\tb\r\n\u0000\u001f\u007f"],
  ["other scripts", "错误 é ñ"],
  ["characters beyond the first plane", "🙈"],
  ["half a character", "\ud800 and \udc00"],
  ["line separators", "\u2028\u2029"],
  ["an empty text", ""],
  ["a number", 99_013],
  ["true, false and null", [true, false, null]],
  ["an empty list", []],
  ["an empty object", {}],
  ["a list of one", ["a"]],
  ["nested lists", [[], [[]], ["a", []]]],
  ["an object", { type: "TextRun", text: "é", isSubtle: true, size: undefined, inner: { n: 1, list: [{ a: {} }] } }],
])("counts the bytes of %s as JSON writes it", (_, value) => {
  expect(jsonBytes(value)).toBe(Buffer.byteLength(JSON.stringify(value)));
});

describe("a part that is kept", () => {
  const part = keep({ type: "Container", items: [{ text: "错" }, { text: "b" }] });

  it("counts the same wherever it stands", () => {
    for (const value of [part, [part, part], { a: part, b: [{ part }] }]) {
      expect(jsonBytes(value)).toBe(Buffer.byteLength(JSON.stringify(value)));
    }
  });

  it("cannot be changed at any depth", () => {
    for (const object of [part, part.items, ...part.items]) expect(Object.isFrozen(object)).toBe(true);
  });
});

describe("an answer in bytes", () => {
  const part = keep({ type: "Container", items: [{ text: "错 \ud800" }, { text: undefined }] });

  it.each<[string, object]>([
    ["a kept part", part],
    ["kept parts among others", { body: [part, { type: "TextRun", text: "é" }, part], actions: [] }],
    [
      "dates, and what knows how it is written",
      { at: new Date(0), own: { toJSON: () => "own" }, buffer: Buffer.from("a") },
    ],
    [
      "what JSON leaves out",
      { a: undefined, b: () => 1, c: [undefined, Symbol("s"), Number.NaN], d: new Map([[1, 2]]) },
    ],
    ["names that need quoting", { 'a"b': 1, "c\n": 2, "3": 3 }],
  ])("is what JSON writes: %s", (_, value) => {
    expect(toJsonBuffer(value).toString("utf8")).toBe(JSON.stringify(value));
  });

  it("is so for anything", () => {
    const leaf = fc.oneof(fc.string({ unit: "binary" }), fc.double(), fc.boolean(), fc.constant(null), fc.date());
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("tree"), { maxKeys: 4 }),
        fc.dictionary(fc.string(), tie("tree"), { maxKeys: 3 }).map((value) => keep(value)),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree), (value) => {
        expect(toJsonBuffer(value).equals(Buffer.from(JSON.stringify(value)))).toBe(true);
      }),
    );
  });
});
