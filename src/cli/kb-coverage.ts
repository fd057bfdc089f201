import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { MedicError } from "../errors";
import { measureCoverage, parseProblemList, type ProblemList } from "../knowledge";
import { EXIT, type CliIo } from "./io";
import { LINT_OPTIONS } from "./lint-tools";
import { DEFAULT_KNOWLEDGE } from "./load";
import { toDay } from "./today";

export const KB_COVERAGE_USAGE = `mailflow-medic kb coverage [PROBLEMS.json] [--forms]
  Tells which codes and phrases of a list lead to their article: [{ "id", "codes": [{ "code", "phrase" }] }].
  --forms lists the articles that have no example of a form (NDR, queue, logs, prose).`;

/** Runs `kb coverage`. */
export async function runKbCoverage(argv: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      forms: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  const problems = file === undefined ? [] : await readProblemList(file);
  const options = { ...LINT_OPTIONS, today: toDay(io.now()) };
  const { rows, missingForms } = await measureCoverage(values.knowledge, problems, options);
  const uncovered = rows.filter(({ id, leadsTo }) => leadsTo[0] !== id);
  for (const { id, text, leadsTo } of uncovered) {
    io.stdout(`${id}: "${text}" leads to ${leadsTo.slice(0, 3).join(", ") || "nothing"}\n`);
  }
  if (values.forms) {
    for (const [id, forms] of missingForms) io.stdout(`${id}: no example of form ${forms.join(", ")}\n`);
  }
  if (file !== undefined) {
    const ids = new Set(problems.map(({ id }) => id));
    io.stdout(
      `${rows.length - uncovered.length} of ${rows.length} codes and phrases of ${ids.size} problems lead to their article first\n`,
    );
  }
  io.stdout(
    `${missingForms.size} articles lack an example of at least one form${values.forms ? "" : " (--forms lists them)"}\n`,
  );
  return uncovered.length === 0 ? EXIT.ok : EXIT.findings;
}

async function readProblemList(file: string): Promise<ProblemList> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new MedicError("FILE_UNREADABLE", `${file}: cannot be read as JSON. Give the path of a problem list.`, {
      cause,
    });
  }
  const problems = parseProblemList(value);
  if (problems === undefined) {
    throw new MedicError(
      "USAGE",
      `${file}: expected [{ "id": "…", "codes": [{ "code": "550 5.1.1", "phrase": "…" }] }].`,
    );
  }
  return problems;
}
