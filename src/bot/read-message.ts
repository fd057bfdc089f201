import { diagnose, type CompiledKnowledge, type Diagnosis } from "../diagnosis";
import { readPaste, type Paste } from "../paste";
import type { FileRefusal, IncomingTurn } from "./message";

/** Diagnoses the bytes of one file; undefined where it took more time or memory than a file may. */
export type DiagnoseFile = (bytes: Uint8Array) => Promise<Diagnosis | undefined>;

/** What a message comes to: a diagnosis, or why its file was not read. */
export type MessageOutcome =
  | { readonly kind: "diagnosed"; readonly diagnosis: Diagnosis }
  | { readonly kind: "file-refused"; readonly reason: FileRefusal | "heavy" };

type MessageTurn = Extract<IncomingTurn, { kind: "message" }>;

const RANKS: readonly Diagnosis["kind"][] = ["identified", "ambiguous", "unknown", "unusable"];

/** Diagnoses a message: its files first, since nobody attaches one beside the point; then its text. */
export async function diagnoseMessage(
  turn: MessageTurn,
  knowledge: CompiledKnowledge,
  diagnoseFile: DiagnoseFile,
): Promise<MessageOutcome> {
  const { files = [] } = turn;
  const found: Diagnosis[] = [];
  let refusal: Extract<MessageOutcome, { kind: "file-refused" }> | undefined;
  for (const file of files) {
    const diagnosis = file.kind === "content" ? await diagnoseFile(file.bytes) : undefined;
    if (diagnosis !== undefined) found.push(diagnosis);
    else refusal ??= { kind: "file-refused", reason: file.kind === "refused" ? file.reason : "heavy" };
  }
  const text = diagnose(await readText(turn), knowledge);
  if (text.kind !== "unusable" || (found.length === 0 && refusal === undefined)) found.push(text);
  const [best] = found.sort((a, b) => RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind));
  if (best === undefined || (best.kind === "unusable" && refusal !== undefined)) {
    return refusal ?? { kind: "diagnosed", diagnosis: text };
  }
  return { kind: "diagnosed", diagnosis: best };
}

/** Teams flattens the line breaks of `text`; the HTML rendering keeps them. It is read unless it says less. */
async function readText({ text, html }: MessageTurn): Promise<Paste> {
  const plain = await readPaste(text);
  if (html === undefined) return plain;
  const rich = await readPaste(html);
  return rich.search.text.length * 2 >= plain.search.text.length ? rich : plain;
}
