import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { MedicError } from "../errors";
import { importArticle, isArticleId, toArticleText } from "../knowledge";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE } from "./load";
import { formatProblems } from "./problem-format";
import { toDay } from "./today";

export const KB_IMPORT_USAGE = `mailflow-medic kb import FILE.md [--id ID]
  Turns a Microsoft support article into a draft on standard output; what is wrong in it goes to standard error.
  kb import FILE.md --id ID > DIR/articles/ID.json, then kb lint tells what is left to write.`;

/** The longest support pages have some 200 KB. */
const LONGEST_BYTES = 512 * 1024;

/** Runs `kb import`. */
export async function runKbImport(argv: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { knowledge: { type: "string", default: DEFAULT_KNOWLEDGE }, id: { type: "string" } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new MedicError("USAGE", `kb import takes one FILE.md.\n${KB_IMPORT_USAGE}`);
  const { id } = values;
  if (id !== undefined && !isArticleId(id)) {
    throw new MedicError("USAGE", `--id ${id}: lower-case letters, digits and single hyphens, such as mail-loop.`);
  }
  const result = await importArticle(await readMarkdown(file), { file, id, today: toDay(io.now()) });
  io.stderr(formatProblems(result.problems, "stylish"));
  if (result.kind === "unusable") return EXIT.failed;
  io.stdout(toArticleText(result.article));
  return result.problems.length === 0 ? EXIT.ok : EXIT.findings;
}

async function readMarkdown(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new MedicError("FILE_UNREADABLE", `${file}: cannot be read. Give the path of a Markdown file.`, { cause });
  }
  if (bytes.length > LONGEST_BYTES) {
    throw new MedicError(
      "FILE_UNREADABLE",
      `${file} has ${bytes.length} bytes; an article has at most ${LONGEST_BYTES}.`,
    );
  }
  if (bytes.includes(0)) {
    throw new MedicError(
      "FILE_UNREADABLE",
      `${file} is not UTF-8 text: it looks like UTF-16 or a binary file. Save it as UTF-8.`,
    );
  }
  // A byte order mark is no part of the text.
  return new TextDecoder().decode(bytes);
}
