import { parseArgs } from "node:util";
import { checkKnowledge } from "../knowledge";
import { EXIT, type CliIo } from "./io";
import { LINT_OPTIONS } from "./lint-tools";
import { DEFAULT_KNOWLEDGE } from "./load";
import { formatProblems, parseProblemFormat, PROBLEM_FORMATS } from "./problem-format";
import { toDay } from "./today";

export const KB_CHECK_USAGE = `mailflow-medic kb check [--format ${PROBLEM_FORMATS.join("|")}]
  Tries every text: examples lead to their article, whatever the wrapping; counter-examples and harmless texts do not.`;

/** Runs `kb check`: the knowledge base against its own texts. */
export async function runKbCheck(argv: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      format: { type: "string", default: "stylish" },
    },
  });
  const format = parseProblemFormat(values.format);
  const { articles, texts, problems } = await checkKnowledge(values.knowledge, {
    ...LINT_OPTIONS,
    today: toDay(io.now()),
  });
  io.stdout(formatProblems(problems, format));
  if (format === "stylish") io.stdout(`${articles} articles, ${texts} texts, ${problems.length} findings\n`);
  return problems.length === 0 ? EXIT.ok : EXIT.findings;
}
