import { readFile } from "node:fs/promises";
import { diagnose, toResult, type CompiledKnowledge } from "../diagnosis";
import { readPaste } from "../paste";
import type { CliIo } from "./io";

/** One case of a `--jsonl` run. */
interface Case {
  readonly id: unknown;
  readonly text?: string;
  readonly file?: string;
  readonly windowsVersion?: string;
  readonly error?: string;
}

const EXPECTED = 'expected {"id","text"} or {"id","file"}';

/** Diagnoses one case a line and writes one result a line. A bad line is answered with its error and never stops the run. */
export async function diagnoseLines(io: CliIo, knowledge: CompiledKnowledge): Promise<void> {
  let number = 0;
  for await (const line of toLines(io.stdin)) {
    number++;
    if (line.trim() === "") continue;
    io.stdout(`${JSON.stringify(await diagnoseLine(line, number, knowledge))}\n`);
  }
}

async function diagnoseLine(line: string, number: number, knowledge: CompiledKnowledge): Promise<object> {
  const { id, text, file, windowsVersion, error } = parseCase(line);
  if (error !== undefined) return { id, line: number, error };
  try {
    const input = text ?? (await readFile(file ?? ""));
    return { id, ...toResult(diagnose(await readPaste(input), knowledge, windowsVersion)) };
  } catch {
    return { id, line: number, error: `${file ?? "text"}: cannot be read` };
  }
}

/** The case on a line, or what is wrong with the line. */
function parseCase(line: string): Case {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: "not JSON" };
  }
  if (typeof value !== "object" || value === null) return { id: null, error: `not an object; ${EXPECTED}` };
  const id = "id" in value ? value.id : null;
  const version = "windowsVersion" in value ? value.windowsVersion : undefined;
  if (version !== undefined && version !== null && typeof version !== "string")
    return { id, error: '"windowsVersion" is not a string such as "2008 R2"' };
  const windows = typeof version === "string" ? { windowsVersion: version } : {};
  if ("text" in value && typeof value.text === "string") return { id, text: value.text, ...windows };
  if ("file" in value && typeof value.file === "string") return { id, file: value.file, ...windows };
  return { id, error: `neither "text" nor "file" is a string; ${EXPECTED}` };
}

async function* toLines(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    rest += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}
