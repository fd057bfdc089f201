import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { buildAnswerCard, toCardText } from "../cards";
import { diagnose, toResult, type Diagnosis } from "../diagnosis";
import { MedicError } from "../errors";
import { isLocale, LOCALES } from "../locale";
import { readPaste } from "../paste";
import { windowsDefault } from "../remedy";
import { toExplainText } from "./explain-text";
import { EXIT, readStdin, type CliIo } from "./io";
import { diagnoseLines } from "./jsonl";
import { DEFAULT_KNOWLEDGE, loadKnowledge } from "./load";

export const DIAGNOSE_USAGE = `mailflow-medic diagnose [FILE|-] [--json] [--explain] [--lang en|zh-CN] [--windows VERSION] [--knowledge DIR]
mailflow-medic diagnose --jsonl < cases.jsonl
  FILE      a file with the paste: text, .eml, .msg, a log; - or nothing: standard input
  --explain which signatures and evidence spoke for and against each candidate, before the answer
  --json    the machine-readable result instead of text
  --jsonl   one case a line, {"id","text"} or {"id","file"}, with "windowsVersion" where it is known; one result a line
  --windows the Windows release of the server, such as "2008 R2": it decides what absent registry values mean
Exit code: 0 identified or registry state, 3 ambiguous, 4 unknown, 2 could not run.`;

/** Runs `diagnose`. */
export async function runDiagnose(argv: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      explain: { type: "boolean" },
      jsonl: { type: "boolean" },
      lang: { type: "string", default: "en" },
      windows: { type: "string" },
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) {
    io.stdout(`${DIAGNOSE_USAGE}\n`);
    return EXIT.ok;
  }
  const { lang } = values;
  if (!isLocale(lang)) throw new MedicError("USAGE", `--lang ${lang}: permitted are ${LOCALES.join(", ")}.`);
  if (values.windows !== undefined && windowsDefault(values.windows) === "unknown")
    throw new MedicError(
      "USAGE",
      `--windows ${values.windows}: give the release by its year, such as "2008 R2" or 2016.`,
    );
  if (positionals.length > 1) throw new MedicError("USAGE", `One FILE at a time; got ${positionals.length}.`);
  const knowledge = loadKnowledge(values.knowledge);
  if (values.jsonl === true) {
    await diagnoseLines(io, knowledge);
    return EXIT.ok;
  }
  const paste = await readPaste(await readInput(positionals[0], io));
  const diagnosis = diagnose(paste, knowledge, values.windows);
  if (values.explain === true) io.stdout(`${toExplainText(paste, knowledge)}\n`);
  io.stdout(
    values.json === true
      ? `${JSON.stringify(toResult(diagnosis), null, 2)}\n`
      : toCardText(buildAnswerCard(diagnosis, lang, undefined)),
  );
  return exitCodeOf(diagnosis);
}

async function readInput(file: string | undefined, io: CliIo): Promise<Uint8Array> {
  if (file === undefined || file === "-") return readStdin(io);
  try {
    return await readFile(file);
  } catch (cause) {
    throw new MedicError(
      "FILE_UNREADABLE",
      `${file}: cannot be read. Give the path of a file, or - for standard input.`,
      { cause },
    );
  }
}

function exitCodeOf({ kind }: Diagnosis): number {
  switch (kind) {
    case "identified":
    case "registry":
      return EXIT.ok;
    case "ambiguous":
      return EXIT.ambiguous;
    case "unknown":
    case "unusable":
      return EXIT.unknown;
  }
}
