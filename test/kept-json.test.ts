import fc from "fast-check";
import { jsonBytes, keepJson, toJsonBytes } from "../src/kept-json";

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

/** What `toJsonBytes` has to come to. */
function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("latin1");
}

describe("a piece that is kept", () => {
  const piece = keepJson({ type: "Container", items: [{ text: "错" }, { text: "b" }] });
  const places: object[] = [piece, [piece, piece], { a: piece, b: [{ piece }] }];

  it.each(places)("counts and is written the same wherever it stands", (value) => {
    expect(jsonBytes(value)).toBe(Buffer.byteLength(JSON.stringify(value)));
    expect(toJsonBytes(value)).toBe(encode(value));
  });

  it("cannot be changed at any depth", () => {
    for (const object of [piece, piece.items, ...piece.items]) expect(Object.isFrozen(object)).toBe(true);
  });

  it("stays what it is when it is kept again", () => {
    expect(keepJson(piece)).toBe(piece);
    expect(toJsonBytes(piece)).toBe(encode(piece));
  });

  it("is not written anew", () => {
    let reads = 0;
    const counted = keepJson({
      get text() {
        reads++;
        return "read";
      },
    });
    expect(toJsonBytes([counted])).toBe('[{"text":"read"}]');
    const readsForFirst = reads;
    expect(toJsonBytes([counted, counted])).toBe('[{"text":"read"},{"text":"read"}]');
    expect(reads).toBe(readsForFirst);
  });
});

describe("the bytes of a value's JSON", () => {
  class Point {
    constructor(readonly x: number) {}
  }
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("•", "é", "错误", "🙈", "\ud800", '"\\', "\u2028"),
  );
  const leaf = fc.oneof(
    text,
    fc.constantFrom<unknown>(undefined, null, true, -0, 1e21, Number.NaN, Infinity, Symbol("s"), () => "f", new Map()),
    fc.integer(),
    fc.constantFrom<unknown>(
      new Date(0),
      new Point(3),
      new String("boxed"),
      // eslint-disable-next-line no-sparse-arrays
      [, 1, ,],
      { toJSON: () => "own" },
      { toJSON: () => undefined },
      Object.assign([1], { toJSON: () => ({ list: ["é"] }) }),
      Object.assign(Object.create(null) as object, { a: "é" }),
      Object.create({ inherited: 1 }),
    ),
  );
  const plain = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec<{ tree: unknown; kept: object }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, depthSize: "small" },
      leaf,
      tie("kept"),
      fc.array(tie("tree"), { maxLength: 5 }),
      fc.dictionary(text, tie("tree"), { maxKeys: 5 }),
    ),
    kept: fc.dictionary(text, fc.oneof(plain, fc.array(plain, { maxLength: 3 })), { maxKeys: 4 }).map(keepJson),
  }));

  it("are those that JSON.stringify gives, whatever is kept in it", () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (value) => {
        expect(toJsonBytes(value)).toBe(encode(value));
      }),
    );
  });

  it("throw where JSON.stringify does", () => {
    const circular: unknown[] = [];
    circular.push(circular);
    for (const value of [{ n: 1n }, circular]) {
      expect(() => JSON.stringify(value)).toThrow();
      expect(() => toJsonBytes(value)).toThrow();
    }
  });

  it("stay right for more names than are remembered", () => {
    const names = Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`name-${index}-é`, index]));
    for (let time = 0; time < 2; time++) expect(toJsonBytes(names)).toBe(encode(names));
  });
});
