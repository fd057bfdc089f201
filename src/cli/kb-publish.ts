import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { MedicError } from "../errors";
import {
  checkKnowledge,
  compareKnowledge,
  lintKnowledge,
  readArticleTexts,
  type KnowledgeProblem,
  type LintOptions,
} from "../knowledge";
import type { CurrentRelease, PublishOutcome, ReleaseChange, ReleaseFile, ReleaseStore } from "../store";
import { EXIT, type CliIo } from "./io";
import { LINT_OPTIONS } from "./lint-tools";
import { DEFAULT_KNOWLEDGE } from "./load";
import { formatProblems } from "./problem-format";
import { toDay } from "./today";
import { authorOf, withStore } from "./with-store";

export const KB_PUBLISH_USAGE = `mailflow-medic kb publish --note TEXT [--author NAME] [--json]
  Lints and checks, then stores the articles as a release that serves on every replica with KNOWLEDGE_SOURCE=database.
  Errors keep a base from being published; warnings are told.`;

/** Runs `kb publish`. */
export async function runKbPublish(argv: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      note: { type: "string" },
      author: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const { knowledge, json } = values;
  const note = values.note?.trim() ?? "";
  if (note === "") throw new MedicError("USAGE", `--note is missing: say what changes, and why.\n${KB_PUBLISH_USAGE}`);

  const options = { ...LINT_OPTIONS, today: toDay(io.now()) };
  const files = readArticleTexts(knowledge);
  const problems = await findProblems(knowledge, options);
  if (problems.length > 0) io.stderr(formatProblems(problems, json ? "json" : "stylish"));
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (errors > 0) {
    if (json) io.stdout(`${JSON.stringify({ kind: "refused", errors })}\n`);
    else io.stdout(`Not published: ${errors} ${errors === 1 ? "error" : "errors"}.\n`);
    return EXIT.findings;
  }
  if (files.length === 0 || JSON.stringify(files) !== JSON.stringify(readArticleTexts(knowledge))) {
    throw new MedicError("USAGE", `${knowledge} was changed while it was checked. Publish again.`);
  }
  const outcome = await withStore(io, async ({ releases }) => {
    const current = await releases.current();
    const changes = await findChanges(releases, current, knowledge, options);
    const author = authorOf(values.author, io);
    return releases.publish({ files, author, note, changes, base: current?.move ?? 0 });
  });
  io.stdout(json ? `${JSON.stringify(outcome, null, 2)}\n` : toText(outcome));
  return outcome.kind === "overtaken" ? EXIT.findings : EXIT.ok;
}

async function findProblems(directory: string, options: LintOptions): Promise<KnowledgeProblem[]> {
  const { problems: linted } = await lintKnowledge(directory, options);
  const { problems: checked } = await checkKnowledge(directory, options);
  const places = new Set(linted.map(toKey));
  // What keeps a file from being an article is told by both.
  return [...linted, ...checked.filter((problem) => !places.has(toKey(problem)))];
}

function toKey({ file, line, column, rule }: KnowledgeProblem): string {
  return `${file}:${line}:${column} ${rule}`;
}

/** Which texts lead elsewhere than with the release that serves now. */
async function findChanges(
  releases: ReleaseStore,
  current: CurrentRelease | undefined,
  knowledge: string,
  options: LintOptions,
): Promise<ReleaseChange[]> {
  if (current === undefined) return [];
  const before = await mkdtemp(path.join(tmpdir(), "mailflow-medic-"));
  try {
    await layOut(await readFiles(releases, current.number), knowledge, before);
    const { changes } = await compareKnowledge(before, knowledge, options);
    return changes.map(({ file, line, before: was, after }) => ({
      file: toName(file, knowledge, before),
      line,
      before: was,
      after,
    }));
  } finally {
    await rm(before, { recursive: true, force: true });
  }
}

async function readFiles(releases: ReleaseStore, number: number): Promise<ReleaseFile[]> {
  const files = await releases.files(number);
  const contents = await releases.contents([...new Set(files.map(({ hash }) => hash))]);
  return files.map(({ name, hash }) => ({ name, content: contents.get(hash) ?? "" }));
}

/** A release as a knowledge folder, with the samples of the present one: samples are no part of a release. */
async function layOut(files: readonly ReleaseFile[], knowledge: string, directory: string): Promise<void> {
  await mkdir(path.join(directory, "articles"));
  // Names come from a store that others write to.
  for (const { name, content } of files)
    await writeFile(path.join(directory, "articles", path.basename(name)), content);
  await cp(path.join(knowledge, "samples"), path.join(directory, "samples"), { recursive: true }).catch(
    () => undefined,
  );
}

/** The path of a file below whichever of the folders holds it. */
function toName(file: string, ...folders: readonly string[]): string {
  const paths = folders.map((folder) => path.relative(folder, file)).filter((name) => !name.startsWith(".."));
  return (paths[0] ?? path.basename(file)).split(path.sep).join("/");
}

function toText(outcome: PublishOutcome): string {
  const { number, articles, changes, author } = outcome.release;
  switch (outcome.kind) {
    case "published":
      return `Release ${number} published: ${articles} articles, ${changes.length} texts lead elsewhere than before.\n`;
    case "unchanged":
      return `Nothing to publish: release ${number} holds the same articles.\n`;
    case "overtaken":
      return `Not published: ${author} made release ${number} serve meanwhile. Look at what it changed (kb releases), then publish again.\n`;
  }
}
