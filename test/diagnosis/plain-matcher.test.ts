import fc from "fast-check";
import { explain, type CompiledKnowledge } from "../../src/diagnosis";
import type { PhraseHit } from "../../src/diagnosis/phrase-index";
import { squeezedText } from "../../src/diagnosis/phrase-table";
import { readPaste } from "../../src/paste";
import { exampleTextsOf, servedKnowledge } from "../knowledge-base";
import { keysOf, showPlainly } from "./plain-keys";

/**
 * The same knowledge looked through plainly: every phrase searched by itself, every key compared with all that the paste holds,
 * every article weighed with all its sets whatever was found.
 */
function plainKnowledge(): CompiledKnowledge {
  const knowledge = servedKnowledge();
  const { phrases, keys, sets } = knowledge.image;
  const texts = Array.from({ length: phrases.oneWord.length }, (_, number) => squeezedText(phrases, number));
  const keyTexts = keysOf(keys);
  const visitAll = (_: number, visit: (set: number) => void): void => {
    for (let set = 0; set < sets.rows.starts.length - 1; set++) visit(set);
  };
  return {
    ...knowledge,
    index: {
      ...knowledge.index,
      findPhrases(search, accepts) {
        const hits = new Map<number, PhraseHit>();
        texts.forEach((text, number) => {
          if (text.length < 2) return;
          for (let start = search.text.indexOf(text); start >= 0; start = search.text.indexOf(text, start + 1)) {
            const hit = { start, end: start + text.length };
            if (!search.isBoundary(hit.start) || !search.isBoundary(hit.end) || !accepts(number, hit)) continue;
            hits.set(number, hit);
            return;
          }
        });
        return hits;
      },
      findKeys: (paste) =>
        new Map(
          keyTexts.flatMap((key, number) => {
            const show = showPlainly(key, paste);
            return show === undefined ? [] : [[number, show]];
          }),
        ),
      forEachOfPhrase: visitAll,
      forEachOfKey: visitAll,
      createSetTest: () => () => true,
    },
  };
}

const plain = plainKnowledge();
const examples = [...servedKnowledge().articles.values()].flatMap(exampleTextsOf);

async function expectTheSame(text: string): Promise<void> {
  const paste = await readPaste(text);
  expect(explain(paste, servedKnowledge())).toEqual(explain(paste, plain));
}

it("finds and weighs in every example what a plain matcher does", async () => {
  expect(examples.length).toBeGreaterThan(500);
  for (const text of examples) await expectTheSame(text);
}, 120_000);

it("does so in pieces of examples put together", async () => {
  const piece = fc
    .tuple(fc.constantFrom(...examples), fc.nat(), fc.integer({ min: 10, max: 400 }))
    .map(([text, at, length]) => text.slice(at % text.length, (at % text.length) + length));
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => expectTheSame(pieces.join("\n"))),
    { numRuns: 300 },
  );
}, 120_000);
