import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { readSamples } from "../../src/knowledge/samples";
import { readPaste } from "../../src/paste";
import { KNOWLEDGE_DIRECTORY, servedKnowledge } from "../knowledge-base";
import { textFor } from "./pattern-text";

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

interface Line {
  readonly number: number;
  readonly cues: number;
  readonly repeats?: Line;
}

const withoutCues = (lines: readonly Line[]) =>
  lines.map((line) => ({ ...line, cues: 0, repeats: line.repeats?.number }));

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

/** Every pattern that is run while a text of all kinds is read with every cue set. */
async function patternsRun(): Promise<RegExp[]> {
  const spy = jest.spyOn(RegExp.prototype, "exec");
  try {
    await readSlowly(
      "a\n2026-03-02T08:14:20.103Z,a,b,1,c,d,<,250 SIZE,\n550 5.7.1 no\n<a@example.com>:\nTLS 1.2 is off",
    );
    const run = spy.mock.contexts.filter((context) => context instanceof RegExp);
    return [...new Map(run.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern])).values()];
  } finally {
    spy.mockRestore();
  }
}

it("a paste is read alike with and without cues: texts that each pattern matches", async () => {
  const patterns = await patternsRun();
  expect(patterns.length).toBeGreaterThan(60);
  let seed = 8;
  const draw = (bound: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % bound;
  };
  let matched = 0;
  for (const pattern of patterns) {
    const times = Math.min(600, 20 + pattern.source.length);
    const check = new RegExp(pattern.source, pattern.flags.replaceAll(/[gy]/gu, ""));
    for (let time = 0; time < times; time++) {
      const text = textFor(pattern, draw);
      if (check.test(text)) matched++;
      await expectSame(draw(2) === 0 ? text : `mail ${text} at 10:00`);
    }
  }
  expect(matched).toBeGreaterThan(3_000);
});
