import { parseArgs } from "node:util";
import { fixKnowledge, lintKnowledge } from "../knowledge";
import { EXIT, type CliIo } from "./io";
import { LINT_OPTIONS } from "./lint-tools";
import { DEFAULT_KNOWLEDGE } from "./load";
import { formatProblems, parseProblemFormat, PROBLEM_FORMATS } from "./problem-format";
import { toDay } from "./today";

export const KB_LINT_USAGE = `mailflow-medic kb lint [--fix] [--format ${PROBLEM_FORMATS.join("|")}]
  Checks every article and sample against the rules. --fix mends what is safe to mend.`;

/** Runs `kb lint`. */
export async function runKbLint(argv: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      format: { type: "string", default: "stylish" },
      fix: { type: "boolean", default: false },
    },
  });
  const format = parseProblemFormat(values.format);
  const options = { ...LINT_OPTIONS, today: toDay(io.now()) };
  let result = await lintKnowledge(values.knowledge, options);
  if (values.fix) {
    const fixed = fixKnowledge(result.problems);
    if (fixed > 0) {
      io.stderr(`${fixed} ${fixed === 1 ? "place" : "places"} mended.\n`);
      result = await lintKnowledge(values.knowledge, options);
    }
  }
  const { articles, problems } = result;
  io.stdout(formatProblems(problems, format));
  if (format === "stylish") {
    const fixable = problems.filter(({ fix }) => fix !== undefined).length;
    io.stdout(
      `${articles} articles, ${problems.length} findings${fixable === 0 ? "" : ` (${fixable} can be mended with --fix)`}\n`,
    );
  }
  return problems.length === 0 ? EXIT.ok : EXIT.findings;
}
