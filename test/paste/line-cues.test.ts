import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { readSamples } from "../../src/knowledge/samples";
import { readPaste } from "../../src/paste";
import { KNOWLEDGE_DIRECTORY, servedKnowledge } from "../knowledge-base";

/** Reads with every cue set: every pattern is run on every line. */
let readSlowly = readPaste;

beforeAll(() => {
  jest.isolateModules(() => {
    jest.doMock("../../src/paste/line-cues", () => ({
      ...jest.requireActual<object>("../../src/paste/line-cues"),
      cuesOf: (lines: readonly string[]) => new Int32Array(lines.length).fill(-1),
    }));
    ({ readPaste: readSlowly } = jest.requireActual<{ readPaste: typeof readPaste }>("../../src/paste"));
  });
});

const withoutCues = (lines: readonly { cues: number }[]) => lines.map((line) => ({ ...line, cues: 0 }));

async function read(reader: typeof readPaste, text: string) {
  const { lines, passages, search, marks, ...rest } = await reader(text);
  return {
    ...rest,
    lines: withoutCues(lines),
    passages: withoutCues(passages),
    marks: [...marks],
    search: search.text,
  };
}

const expectSame = async (text: string) => {
  expect(await read(readPaste, text)).toEqual(await read(readSlowly, text));
};

it("a paste is read alike with and without cues: every example and sample", async () => {
  for (const { text } of readSamples(KNOWLEDGE_DIRECTORY)) await expectSame(text);
  for (const { examples, counterExamples } of servedKnowledge().articles.values())
    for (const { text } of [...examples, ...counterExamples]) if (text !== undefined) await expectSame(text);
});

/** Pieces of the readers' own patterns, so that what they look for, nearly and exactly, comes up often. */
const SOURCES = path.join(__dirname, "..", "..", "src", "paste");
const PIECES = [
  ...new Set(
    readdirSync(SOURCES)
      .filter((name) => name.endsWith(".ts") && !/^(?:html|mail)\.ts$/u.test(name))
      .flatMap((name) => readFileSync(path.join(SOURCES, name), "utf8").match(/"[^"\n]+"|\/[^/\n]{4,}\/[giu]+/gu) ?? [])
      .flatMap((literal) => literal.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}\s\\]/gu) ?? []),
  ),
];
const EXTRAS = [
  "1.2",
  "TLS 1.2",
  "{LED=",
  "->",
  ",*,",
  "TLS1_2",
  "250-",
  "220 ",
  "host\n",
  "a.b",
  "@",
  "STARTTL\u017f",
  "Qu\u00e9ue",
  "\u212aelvin",
];

it("a paste is read alike with and without cues: whatever is made of the patterns' own pieces", async () => {
  expect(PIECES.length).toBeGreaterThan(500);
  const piece = fc.tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.constantFrom(...EXTRAS) },
    ),
    fc.constantFrom("", " ", " ", ": ", "=", ".", "\n", "\n> ", "\t", ","),
    fc.constantFrom("as is", "upper", "lower"),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) =>
    pieces
      .map(([word, after, letters]) => {
        if (letters === "as is") return word + after;
        return (letters === "upper" ? word.toUpperCase() : word.toLowerCase()) + after;
      })
      .join(""),
  );
  await fc.assert(fc.asyncProperty(text, expectSame), { numRuns: 1_500, seed: 8 });
});
