import { CUES } from "./line-cues";
import type { FactMark, MarkBook } from "./marks";
import type { PasteLine } from "./paste";

/** `New, TLSv1.2, Cipher is ECDHE-…`, and in the session block `Cipher : …`; a failed run prints (NONE) and 0000. */
const CIPHER = /^\s*(?:(?:New|Reused), ([^,]{1,20}), Cipher is|Cipher\s*:)\s*(\S+)/iu;
const NO_CIPHER = /^(?:\(NONE\)|0000)$/iu;
const PROTOCOL = /^\s*Protocol\s*:\s*TLSv1\.([0-3])\b/i;
const TESTSSL = /^\s*TLS 1\.2\s+(not offered|offered)\b/i;
const PORT = /^\s*TcpTestSucceeded\s*:\s*(True|False)\b/i;
const VERSION = /^TLSv1\.([0-3])$/iu;

const ACCEPTED: Readonly<Record<string, FactMark>> = { "2": "probe-tls12-accepted", "3": "probe-tls13-accepted" };

/**
 * Notes what test programs say about the other server: `openssl s_client`, testssl.sh, `Test-NetConnection`. A run of
 * s_client that failed also prints `Protocol : TLSv1.2` and `Verify return code: 0 (ok)`: only its cipher line counts. What a
 * probe negotiates says nothing of what Exchange negotiates, so these marks are apart from those of protocol logs.
 */
export function markProbes(lines: readonly PasteLine[], marks: MarkBook): void {
  let isEncrypted: boolean | undefined;
  for (const { number, text, folded, cues } of lines) {
    if ((cues & CUES.probe) === 0) continue;
    const finding = { line: number, text };
    const cipher = CIPHER.exec(folded);
    if (cipher !== null) {
      const [, named = "", suite = ""] = cipher;
      isEncrypted = !NO_CIPHER.test(suite);
      const accepted = ACCEPTED[VERSION.exec(named)?.[1] ?? ""];
      if (!isEncrypted) marks.add("probe-handshake-failed", finding);
      else if (accepted !== undefined) marks.add(accepted, finding);
    }
    const protocol = ACCEPTED[PROTOCOL.exec(folded)?.[1] ?? ""];
    if (protocol !== undefined && isEncrypted === true) marks.add(protocol, finding);
    const offer = TESTSSL.exec(folded)?.[1]?.toLowerCase();
    if (offer !== undefined) marks.add(offer === "offered" ? "probe-tls12-accepted" : "probe-tls12-refused", finding);
    const port = PORT.exec(folded)?.[1]?.toLowerCase();
    if (port !== undefined) marks.add(port === "true" ? "probe-port-open" : "probe-port-closed", finding);
  }
}
