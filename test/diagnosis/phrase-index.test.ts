import fc from "fast-check";
import { buildPhraseIndex, openPhraseIndex, type FindPhrases, type PhraseHit } from "../../src/diagnosis/phrase-index";
import { buildPhraseTable, toPhrase } from "../../src/diagnosis/phrase-table";
import { squeeze } from "../../src/paste";
import { createSearchText, type SearchText } from "../../src/paste/search-text";

interface Numbered {
  readonly number: number;
  readonly phrase: string;
}

function indexOf(phrases: readonly Numbered[]): FindPhrases {
  const ready = phrases.map(({ phrase }) => toPhrase(phrase));
  return openPhraseIndex(buildPhraseIndex(ready), buildPhraseTable(ready));
}

/** The plain way: every phrase looked for by itself. */
function findPlainly(
  search: SearchText,
  phrases: readonly Numbered[],
  accepts: (phrase: number, hit: PhraseHit) => boolean,
) {
  const hits = new Map<number, PhraseHit>();
  for (const { number, phrase } of phrases) {
    for (let start = search.text.indexOf(phrase); start >= 0; start = search.text.indexOf(phrase, start + 1)) {
      const hit = { start, end: start + phrase.length };
      if (!search.isBoundary(hit.start) || !search.isBoundary(hit.end) || !accepts(number, hit)) continue;
      hits.set(number, hit);
      break;
    }
  }
  return hits;
}

const WORD = fc.oneof(
  fc.constantFrom(
    "Connection",
    "dropped",
    "due",
    "to",
    "SocketError",
    "4.4.2",
    "550",
    "TLS",
    "a",
    "relay",
    "denied",
    "\u4e2d\u6587",
    "\u90ae\u4ef6\u88ab\u62d2",
    "\u00e9t\u00e9",
    "-",
    "\ufb01x",
    "\u{20000}\u{20001}",
  ),
  fc.string({ unit: fc.constantFrom("a", "b", "A", "1", " "), minLength: 1, maxLength: 12 }),
);
const TEXT = fc.array(WORD, { minLength: 1, maxLength: 40 }).map((words) => words.join(" "));

it("finds what a plain search finds", () => {
  fc.assert(
    fc.property(
      fc.array(TEXT, { minLength: 1, maxLength: 5 }),
      fc.array(
        fc.array(WORD, { minLength: 1, maxLength: 4 }).map((words) => squeeze(words.join(""))),
        { maxLength: 40 },
      ),
      fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 2, max: 24 })), { maxLength: 20 }),
      (lines, written, cuts) => {
        const search = createSearchText(lines.map((text, row) => ({ number: row + 1, text, apart: row % 2 === 1 })));
        const pieces = cuts.map(([start, length]) => search.text.slice(start, start + length));
        const phrases = [...new Set([...written, ...pieces])]
          .filter((phrase) => phrase.length >= 2 && !/[\p{Cs}\0]/u.test(phrase))
          .map((phrase, number) => ({ number, phrase }));
        const accepts = (number: number, { start }: PhraseHit) => (number + start) % 7 !== 0;
        const found = indexOf(phrases)(search, accepts);
        expect([...found].sort(([a], [b]) => a - b)).toEqual([...findPlainly(search, phrases, accepts)]);
      },
    ),
    { numRuns: 400 },
  );
});

it("finds every one of ten thousand phrases", () => {
  const phrases = Array.from({ length: 10_000 }, (_, number) => ({
    number,
    phrase: squeeze(`remote server ${number.toString(36)} refused`),
  }));
  const search = createSearchText(phrases.map(({ number, phrase }) => ({ number, text: phrase, apart: true })));
  expect(indexOf(phrases)(search, () => true).size).toBe(phrases.length);
});
