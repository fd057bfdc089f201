import { parseArgs } from "node:util";
import { MedicError } from "../errors";
import { compareKnowledge, type VerdictChange } from "../knowledge";
import { withBaseVersion } from "./base-version";
import { EXIT, type CliIo } from "./io";
import { LINT_OPTIONS } from "./lint-tools";
import { DEFAULT_KNOWLEDGE } from "./load";
import { toPlaceText, toShownPath } from "./problem-format";
import { toDay } from "./today";

export const KB_DIFF_USAGE = `mailflow-medic kb diff BASE [--format stylish|json]
  Tells which texts lead elsewhere than with BASE: another knowledge folder, or a git revision such as HEAD or main.`;

/** Runs `kb diff`. */
export async function runKbDiff(argv: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      format: { type: "string", default: "stylish" },
    },
  });
  const [base] = positionals;
  if (base === undefined || positionals.length > 1)
    throw new MedicError("USAGE", `kb diff takes one BASE.\n${KB_DIFF_USAGE}`);
  if (values.format !== "stylish" && values.format !== "json") {
    throw new MedicError("USAGE", `--format ${values.format}: permitted are stylish, json.`);
  }
  const { knowledge, format } = values;
  const options = { ...LINT_OPTIONS, today: toDay(io.now()) };
  const { texts, changes } = await withBaseVersion(base, knowledge, (before) =>
    compareKnowledge(before, knowledge, options),
  );
  if (format === "json") io.stdout(`${JSON.stringify(changes.map(toRow), null, 2)}\n`);
  else {
    for (const change of changes) io.stdout(toText(change));
    io.stdout(`${texts} texts, ${changes.length} lead elsewhere than with ${base}\n`);
  }
  return changes.length === 0 ? EXIT.ok : EXIT.findings;
}

function toRow(change: VerdictChange): object {
  return { ...change, file: toShownPath(change.file) };
}

const SHOWN = 100;

function toText(change: VerdictChange): string {
  const words = change.text.replaceAll(/\s+/gu, " ").trim();
  const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  return `${toPlaceText(change)} ${change.before} -> ${change.after}\n    ${shown}\n`;
}
