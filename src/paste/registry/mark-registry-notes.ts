import { CUES } from "../line-cues";
import type { MarkBook } from "../marks";
import type { PasteLine } from "../paste";

/** A key in short and a value, as people note them in a sentence: `...\TLS 1.2\Client Enabled = 0`. */
const NOTED_OFF =
  /\bTLS 1\.2\\(?:Client|Server)\b.{0,60}?\b(?:Enabled\s?[=:]\s?(?:0x)?0+|DisabledByDefault\s?[=:]\s?(?:0x)?0*1)\b/i;

/** Notes where a writer says in shorthand that a value switches TLS 1.2 off: evidence, but no registry state to check. */
export function markRegistryNotes(lines: readonly PasteLine[], marks: MarkBook): void {
  for (const { number, text, folded, cues } of lines) {
    if ((cues & CUES.tlsVersion) === 0) continue;
    const match = NOTED_OFF.exec(folded);
    if (match !== null) marks.add("registry-tls12-off", { line: number, text, offset: match.index });
  }
}
