import { PASTE_LIMITS } from "./limits";
import type { PasteLine } from "./paste";

/** One hop of a message: who handed it to whom, and over which TLS version, as the receiving server noted it. */
export interface Hop {
  readonly from: string | undefined;
  readonly by: string | undefined;
  /** "1.0" to "1.3"; undefined where the server noted none. */
  readonly tls: string | undefined;
}

/** What filters and servers wrote into a pasted header block. Values are as written: SCL "5", SFV "SPM", SPF "fail". */
export interface HeaderFacts {
  readonly verdicts: readonly { readonly name: HeaderVerdict; readonly value: string }[];
  /** The first hop first. */
  readonly hops: readonly Hop[];
}

type HeaderVerdict = "SCL" | "SFV" | "CAT" | "BCL" | "SPF" | "DKIM" | "DMARC" | "CompAuth";

/** Fields of Exchange Online's anti-spam headers and of Authentication-Results (RFC 8601). */
const VERDICTS: readonly (readonly [HeaderVerdict, RegExp])[] = [
  ["SCL", /^X-MS-Exchange-Organization-SCL:[ ]*(-?\d)|^X-Forefront-Antispam-Report[^:]*:.*?\bSCL:(-?\d)/i],
  ["SFV", /^X-Forefront-Antispam-Report[^:]*:.*?\bSFV:([A-Z]{2,5})/i],
  ["CAT", /^X-Forefront-Antispam-Report[^:]*:.*?\bCAT:([A-Z]{2,8})/i],
  ["BCL", /^X-Microsoft-Antispam[^:]*:.*?\bBCL:(\d)/i],
  ["SPF", /^Authentication-Results[^:]*:.*?\bspf=([a-z]+)|^Received-SPF:[ ]*([a-z]+)/i],
  ["DKIM", /^Authentication-Results[^:]*:.*?\bdkim=([a-z]+)/i],
  ["DMARC", /^Authentication-Results[^:]*:.*?\bdmarc=([a-z]+)/i],
  ["CompAuth", /^Authentication-Results[^:]*:.*?\bcompauth=([a-z]+)/i],
];
/** The fields that those patterns begin with. */
const VERDICT_FIELD =
  /^(?:X-MS-Exchange-Organization-SCL|X-Forefront-Antispam-Report|X-Microsoft-Antispam|Authentication-Results|Received-SPF)/iu;
const MOST_HOPS = 30;

/** Reads the header fields of a paste, folded lines joined (RFC 5322 2.2.3). Undefined where it holds no header block. */
export function readHeaderFacts(lines: readonly PasteLine[]): HeaderFacts | undefined {
  const fields = unfold(lines);
  if (fields.length === 0) return undefined;
  const telling = fields.filter((field) => VERDICT_FIELD.test(field));
  const received = fields.filter((field) => /^Received:/iu.test(field)).slice(0, MOST_HOPS);
  return { verdicts: telling.length === 0 ? [] : readVerdicts(telling), hops: received.map(toHop).reverse() };
}

function readVerdicts(fields: readonly string[]): HeaderFacts["verdicts"] {
  return VERDICTS.flatMap(([name, pattern]) => {
    for (const field of fields) {
      const match = pattern.exec(field);
      const value = match?.[1] ?? match?.[2];
      if (value !== undefined) return [{ name, value }];
    }
    return [];
  });
}

function unfold(lines: readonly PasteLine[]): string[] {
  const fields: string[] = [];
  for (const line of lines) {
    if (line.region !== "headers" || fields.length >= PASTE_LIMITS.facts) continue;
    const text = line.folded;
    const last = fields.at(-1);
    if (/^[ ]/u.test(text) && last !== undefined) {
      if (last.length < 4_000) fields[fields.length - 1] = `${last} ${text.trim()}`;
    } else fields.push(text);
  }
  return fields;
}

function toHop(field: string): Hop {
  const version = /version=TLS1_([0-3])|\bTLSv?1\.([0-3])\b/i.exec(field);
  const digit = version?.[1] ?? version?.[2];
  return {
    from: /\bfrom ([^\s;()]{1,255})/i.exec(field)?.[1],
    by: /\bby ([^\s;()]{1,255})/i.exec(field)?.[1],
    tls: digit === undefined ? undefined : `1.${digit}`,
  };
}
