import { jsonBytes, keep } from "../../src/cards/json-bytes";

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
