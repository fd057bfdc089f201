import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { MedicError } from "../errors";
import { articlesFolder, createSkeleton, isArticleId, toArticleText, toSlug } from "../knowledge";
import type { Gap } from "../store";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE } from "./load";
import { toShownPath } from "./problem-format";
import { startFromGap } from "./start-from-gap";
import { toDay } from "./today";
import { withStore } from "./with-store";

export const KB_NEW_USAGE = `mailflow-medic kb new ID [--title "English title"] [--from-gap GAP]
  Writes DIR/articles/ID.json: a draft with a TODO in every text to write. Never overwrites a file.
  --from-gap begins with the codes and words of a gap, named by its id or the beginning of it; kb gaps lists them.`;

/** Runs `kb new`. */
export async function runKbNew(argv: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      title: { type: "string" },
      "from-gap": { type: "string" },
    },
  });
  const [id] = positionals;
  if (id === undefined || positionals.length > 1)
    throw new MedicError("USAGE", `kb new takes one ID, such as mail-loop.\n${KB_NEW_USAGE}`);
  if (!isArticleId(id)) throw new MedicError("USAGE", describeWrongId(id));
  const title = values.title?.trim();
  if (title === "") throw new MedicError("USAGE", "--title is empty: give a title, or leave --title out.");

  const folder = articlesFolder(values.knowledge);
  if (!(await isFolder(folder))) {
    throw new MedicError(
      "USAGE",
      `${toShownPath(folder)}: there is no such folder. Name the knowledge folder (the one that holds articles/) with --knowledge, or create ${toShownPath(folder)} first.`,
    );
  }
  const skeleton = createSkeleton({ id, title, today: toDay(io.now()) });
  const gapId = values["from-gap"];
  const article = gapId === undefined ? skeleton : startFromGap(skeleton, await findGap(gapId, io));
  const file = path.join(folder, `${id}.json`);
  await writeNew(file, toArticleText(article));
  io.stdout(toNextSteps(toShownPath(file), values.knowledge));
  return EXIT.ok;
}

async function findGap(id: string, io: CliIo): Promise<Gap> {
  const gap = await withStore(io, (store) => store.gaps.find(id.toLowerCase()));
  if (gap === undefined) {
    throw new MedicError(
      "USAGE",
      `--from-gap ${id}: there is no such gap, or several begin like that. mailflow-medic kb gaps lists them; four digits of an id are enough where only one begins so.`,
    );
  }
  return gap;
}

function describeWrongId(id: string): string {
  const slug = toSlug(id);
  const suggestion = slug === undefined ? "" : ` Did you mean "${slug}"?`;
  return `"${id}" cannot be an id: lower-case letters, digits and single hyphens, such as mail-loop.${suggestion}`;
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}

/** The flag wx lets the file system itself refuse a name that is taken. */
async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (cause) {
    const taken = typeof cause === "object" && cause !== null && "code" in cause && cause.code === "EEXIST";
    const message = taken
      ? `${toShownPath(file)} is there already and stays as it is. Take another id, or edit that file.`
      : `${toShownPath(file)} cannot be written. Check that you may write to the folder.`;
    throw new MedicError("USAGE", message, { cause });
  }
}

function toNextSteps(file: string, knowledge: string): string {
  const option =
    knowledge === DEFAULT_KNOWLEDGE ? "" : ` --knowledge ${/\s/u.test(knowledge) ? `"${knowledge}"` : knowledge}`;
  return `${file} is written, as a draft: nobody is served it yet.

1. Replace every text that begins with TODO; it says what belongs there. Also choose category, appliesTo, whoActs.roles
   and the two codes of the signature: hovering over a field in the editor tells what it is and what is permitted.
   Parts you do not need (evidence, a step, the reply code of a text that has none) may be removed.
2. mailflow-medic kb lint${option}
   Repeat until it reports nothing: each message says what to change, with file, line and column.
3. mailflow-medic kb check${option}
   Repeat until it reports nothing: your examples lead to this article and your counter-examples do not.
4. Set "status" to "reviewed": from then on it is served.
`;
}
