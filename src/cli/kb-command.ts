import { EXIT, type CliIo } from "./io";
import { KB_CHECK_USAGE, runKbCheck } from "./kb-check";
import { KB_COVERAGE_USAGE, runKbCoverage } from "./kb-coverage";
import { KB_DIFF_USAGE, runKbDiff } from "./kb-diff";
import { KB_FEEDBACK_USAGE, runKbFeedback } from "./kb-feedback";
import { KB_GAPS_USAGE, runKbGaps } from "./kb-gaps";
import { KB_IMPORT_USAGE, runKbImport } from "./kb-import";
import { KB_LINT_USAGE, runKbLint } from "./kb-lint";
import { KB_NEW_USAGE, runKbNew } from "./kb-new";
import { KB_PREVIEW_USAGE, runKbPreview } from "./kb-preview";
import { KB_PUBLISH_USAGE, runKbPublish } from "./kb-publish";
import { KB_RELEASES_USAGE, runKbReleases } from "./kb-releases";
import { KB_ROLLBACK_USAGE, runKbRollback } from "./kb-rollback";
import { KB_SCHEMA_USAGE, runKbSchema } from "./kb-schema";

type Run = (argv: readonly string[], io: CliIo) => Promise<number> | number;

const COMMANDS: Readonly<Record<string, { readonly run: Run; readonly usage: string }>> = {
  lint: { run: runKbLint, usage: KB_LINT_USAGE },
  check: { run: runKbCheck, usage: KB_CHECK_USAGE },
  diff: { run: runKbDiff, usage: KB_DIFF_USAGE },
  coverage: { run: runKbCoverage, usage: KB_COVERAGE_USAGE },
  new: { run: runKbNew, usage: KB_NEW_USAGE },
  import: { run: runKbImport, usage: KB_IMPORT_USAGE },
  preview: { run: runKbPreview, usage: KB_PREVIEW_USAGE },
  schema: { run: runKbSchema, usage: KB_SCHEMA_USAGE },
  publish: { run: runKbPublish, usage: KB_PUBLISH_USAGE },
  releases: { run: runKbReleases, usage: KB_RELEASES_USAGE },
  rollback: { run: runKbRollback, usage: KB_ROLLBACK_USAGE },
  gaps: { run: runKbGaps, usage: KB_GAPS_USAGE },
  feedback: { run: runKbFeedback, usage: KB_FEEDBACK_USAGE },
};

export const KB_USAGE = `${Object.values(COMMANDS)
  .map(({ usage }) => usage)
  .join("\n")}
Every kb command takes --knowledge DIR (default ./knowledge). Exit code: 0 clean, 1 findings, 2 could not run.`;

/** Runs `kb …`: what the people who keep the knowledge base need. */
export async function runKb(argv: readonly string[], io: CliIo): Promise<number> {
  const [name = "", ...rest] = argv;
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
  if (name === "--help" || (command !== undefined && rest.includes("--help"))) {
    io.stdout(`${command?.usage ?? KB_USAGE}\n`);
    return EXIT.ok;
  }
  if (command === undefined) {
    io.stderr(`${name === "" ? "kb needs a command." : `kb ${name}: no such command.`}\n\n${KB_USAGE}\n`);
    return EXIT.failed;
  }
  return command.run(rest, io);
}
