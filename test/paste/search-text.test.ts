import fc from "fast-check";
import { createSearchText } from "../../src/paste/search-text";
import { squeeze } from "../../src/paste/squeeze";

/** Text as people paste it, with what squeezes to nothing, to one unit, and to several. */
const TEXT = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        "a",
        "B",
        "7",
        " ",
        "-",
        "\u00ad",
        "\ufb01",
        "\u2167",
        "\u4e2d",
        "\u00e9",
        "\ud83d\ude00",
        "\u200b",
        ".",
      ),
      { maxLength: 60 },
    )
    .map((all) => all.join("")),
);

it("a character is found again at its line and offset", () => {
  fc.assert(
    fc.property(fc.array(TEXT, { minLength: 1, maxLength: 6 }), (lines) => {
      const search = createSearchText(lines.map((text, row) => ({ number: row + 1, text })));
      expect(search.text).toBe(lines.map(squeeze).join(""));
      let index = 0;
      for (const [row, text] of lines.entries()) {
        let offset = 0;
        for (const character of text) {
          const end = index + squeeze(character).length;
          for (; index < end; index++) expect(search.findingAt(index)).toEqual({ line: row + 1, text, offset });
          offset += character.length;
        }
      }
    }),
  );
});

it.each([
  ["4.4.2Connection", [true, true, true, true, false]],
  ["toSocketError", [true, false, true, false, false, false, false, false, true]],
  ["TLS1", [true, false, false, true]],
  ["\u4e2d\u6587", [true, true]],
  ["\u00e9t\u00e9", [true, false, false]],
])("where words begin in %s", (text, begins) => {
  const search = createSearchText([{ number: 1, text }]);
  expect(begins.map((_, index) => search.isBoundary(index))).toEqual(begins);
});

it("a text that is longer than the shared room is squeezed like a short one", () => {
  const line = "Connection dropped \u2013 \u00e9t\u00e9 4.4.2 ";
  const lines = Array.from({ length: 4_000 }, (_, row) => ({ number: row + 1, text: line }));
  expect(createSearchText(lines).text).toBe(squeeze(line).repeat(4_000));
});
