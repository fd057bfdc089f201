import fc from "fast-check";
import { conditionSchema } from "../../src/knowledge/condition";

const isPermitted = (phrase: string): boolean => conditionSchema.safeParse({ phrase }).success;

/** Letters and digits, of which a Chinese, Japanese or Korean one counts twice. */
function weigh(phrase: string): number {
  return Array.from(phrase).reduce((sum, character) => {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)) return sum + 2;
    return /[\p{L}\p{N}]/u.test(character) ? sum + 1 : sum;
  }, 0);
}

it.each(["TLS1", "a b c d", "é-4.4.7", "短语", "x短y", "ab\ncd"])("a phrase may be %j", (phrase) => {
  expect(isPermitted(phrase)).toBe(true);
});

it.each(["", "TLS", "a b c", "语", "x短", "... --- ...", "4.4"])("a phrase may not be %j", (phrase) => {
  expect(isPermitted(phrase)).toBe(false);
});

it("a phrase is long enough by what it weighs", () => {
  const piece = fc.constantFrom("a", "Z", "7", " ", "-", ".", "\n", "é", "短", "カ", "한", "📧");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const phrase = pieces.join("");
      expect(isPermitted(phrase)).toBe(weigh(phrase) >= 4);
    }),
  );
});
