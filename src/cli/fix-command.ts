import { parseArgs } from "node:util";
import { MedicError } from "../errors";
import { FIX_FORMATS, toFixText } from "../remedy";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE, loadKnowledge } from "./load";

export const FIX_USAGE = `mailflow-medic fix ARTICLE --format ${FIX_FORMATS.join("|")} [--knowledge DIR]
  Prints the registry fix of an article: a registry file, a PowerShell script that saves what is there first, or
  what undoes either. Exit code: 0, or 2 where there is none.`;

/** Runs `fix`. */
export function runFix(argv: readonly string[], io: CliIo): number {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: "string", default: "reg" },
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      help: { type: "boolean" },
    },
  });
  const [id] = positionals;
  if (values.help === true || id === undefined) {
    io.stdout(`${FIX_USAGE}\n`);
    return values.help === true ? EXIT.ok : EXIT.failed;
  }
  const format = FIX_FORMATS.find((candidate) => candidate === values.format);
  if (format === undefined)
    throw new MedicError("USAGE", `--format ${values.format}: permitted are ${FIX_FORMATS.join(", ")}.`);
  const article = loadKnowledge(values.knowledge).articles.get(id);
  if (article === undefined)
    throw new MedicError(
      "USAGE",
      `There is no article ${id}. Article ids are the file names in ${values.knowledge}/articles.`,
    );
  const text = toFixText(article, format);
  if (text === undefined)
    throw new MedicError("USAGE", `Article ${id} changes no registry value: there is nothing to print.`);
  io.stdout(text);
  return EXIT.ok;
}
