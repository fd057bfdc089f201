import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTools } from "../../../src/cli/lint-tools";
import { lintKnowledge } from "../../../src/knowledge";
import { toPlace } from "../../../src/knowledge/json-file";
import { RULES } from "../../../src/knowledge/lint/rules";
import type { LintProblem } from "../../../src/knowledge/lint/run-rule";

/** The day on which the tests lint. */
const TODAY = "2026-11-24";
/** An article without a fault; every case is a change of it. */
export const SAMPLE = readFileSync(
  path.join(__dirname, "..", "..", "fixtures", "knowledge", "articles", "sample-problem.json"),
  "utf8",
);
const SAMPLE_FILE = "articles/sample-problem.json";

/** A knowledge folder as a change of the sample. */
export interface LintCase {
  /** Replacements in the sample; each must be in it. */
  readonly change?: readonly (readonly [from: string, to: string])[];
  /** More files, by path below the knowledge folder. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A folder that breaks the rule: where the finding points, as the text that begins there. */
export interface FailingCase extends LintCase {
  readonly at: string;
  /** File the finding is in, where it is not the sample's. */
  readonly in?: string;
  readonly message?: RegExp;
  /** What `--fix` makes of the text at the place; undefined where nothing is safe to do. */
  readonly fixed?: string;
}

/** Tests one rule: every failing case is reported once at its place, in LF and CRLF files alike; no passing case is. */
export function testRule(
  id: string,
  cases: {
    readonly passes: Readonly<Record<string, LintCase>>;
    readonly fails: Readonly<Record<string, FailingCase>>;
  },
): void {
  describe(id, () => {
    it("is in the list of rules", () => {
      expect(RULES.map((rule) => rule.id)).toContain(id);
    });
    it.each([["the unchanged sample", {}] as const, ...Object.entries(cases.passes)])(
      "permits %s",
      async (_, passing) => {
        const problems = await lintCase(passing, "\n");
        expect(problems.filter(({ rule }) => rule === id)).toEqual([]);
        // A case that is no article would pass every rule.
        const ofSample = problems.filter(({ file }) => file === SAMPLE_FILE);
        expect(ofSample.filter(({ rule }) => rule === "schema" || rule === "json")).toEqual([]);
      },
    );
    it.each(Object.entries(cases.fails))("reports %s", async (_, failing) => {
      for (const end of ["\n", "\r\n"]) {
        const found = (await lintCase(failing, end)).filter(({ rule }) => rule === id);
        const file = failing.in ?? SAMPLE_FILE;
        const text = toFiles(failing, end)[file] ?? "";
        expect(text).toContain(failing.at.replaceAll("\n", end));
        const place = toPlace(text, text.indexOf(failing.at.replaceAll("\n", end)));
        expect(found.map(({ file: where, line, column }) => ({ file: where, line, column }))).toEqual([
          { file, ...place },
        ]);
        expect(found[0]?.message).toMatch(failing.message ?? /\S/u);
        expect(found[0]?.help).not.toBe("");
        expect(found[0]?.fix !== undefined).toBe(failing.fixed !== undefined);
      }
    });
  });
}

/** Lints a case; files are named by their path below the knowledge folder. */
export async function lintCase(lintCaseGiven: LintCase, end: string): Promise<LintProblem[]> {
  const directory = writeCase(lintCaseGiven, end);
  try {
    const { problems } = await lintKnowledge(directory, { createTools, today: TODAY });
    return problems.map((problem) => ({
      ...problem,
      file: path.relative(directory, problem.file).split(path.sep).join("/"),
    }));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Lays a case out in a temporary folder. */
export function writeCase(lintCaseGiven: LintCase, end: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), "medic-lint-"));
  for (const [name, text] of Object.entries(toFiles(lintCaseGiven, end))) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  }
  return directory;
}

function toFiles({ change = [], files = {} }: LintCase, end: string): Record<string, string> {
  let text = SAMPLE.replace('"../../../../knowledge/article.schema.json"', '"../article.schema.json"');
  for (const [from, to] of change) {
    if (!text.includes(from)) throw new Error(`The sample holds no ${from}`);
    text = text.replace(from, () => to);
  }
  const all = { [SAMPLE_FILE]: text, ...files };
  return Object.fromEntries(Object.entries(all).map(([name, content]) => [name, content.replaceAll("\n", end)]));
}
