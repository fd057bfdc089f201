import { isDigit } from "./ascii";
import { CUES } from "./line-cues";
import { PASTE_LIMITS } from "./limits";
import type { MarkBook, FactMark } from "./marks";
import type { PasteLine } from "./paste";

const HOST = /(?<![\w@.-])(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w@-])/iuy;

/** Host names that tell which service stands at the other end. */
const PEERS: readonly (readonly [FactMark, RegExp])[] = [
  ["peer-21vianet", /(?:^|\.)partner\.outlook\.cn$/u],
  [
    "client-submission",
    /^(?:smtp|smtp-legacy)\.office365\.com$|^smtp-mail\.outlook\.com$|^smtp(?:-legacy)?\.partner\.outlook\.cn$|^outlook\.office365\.com$/u,
  ],
  [
    "peer-exchange-online",
    /\.mail(?:-[a-z0-9]+)?\.protection\.outlook\.com$|\.olc\.protection\.outlook\.com$|\.mx\.microsoft$/u,
  ],
  ["peer-google", /(?:^|\.)(?:google|gmail|googlemail)\.com$/u],
];

/** Host names in the text, lower case, in order of appearance; peers that name a service are marked. */
export function readHosts(lines: readonly PasteLine[], marks: MarkBook): string[] {
  const hosts = new Set<string>();
  for (const line of lines) {
    if ((line.cues & CUES.hostName) === 0 || line.region !== "text" || hosts.size >= PASTE_LIMITS.facts) continue;
    for (const host of hostsIn(line.folded)) {
      if (hosts.has(host)) continue;
      hosts.add(host);
      for (const [mark, pattern] of PEERS) {
        if (pattern.test(host)) marks.add(mark, { line: line.number, text: line.text });
      }
    }
  }
  return [...hosts].slice(0, PASTE_LIMITS.facts);
}

/** A host name begins where its run of characters does, and only a run with a dot and a letter behind it holds one. */
function hostsIn(text: string): string[] {
  const hosts: string[] = [];
  let behind = 0;
  for (let dot = text.indexOf("."); dot >= 0; dot = text.indexOf(".", Math.max(behind, dot + 1))) {
    if (!isLetter(text.charCodeAt(dot + 1))) continue;
    let start = dot;
    while (start > behind && isOfRun(text.charCodeAt(start - 1))) start--;
    HOST.lastIndex = text.startsWith("*.", start - 1) ? start - 1 : start;
    const match = HOST.exec(text);
    if (match !== null) hosts.push(match[0].toLowerCase());
    behind = dot + 1;
    while (behind < text.length && isOfRun(text.charCodeAt(behind))) behind++;
  }
  return hosts;
}

/** A letter of ASCII, or one of the two that a pattern without regard to case takes for one: long s and the Kelvin sign. */
function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || code === 0x17f || code === 0x212a;
}

/** What HOST must not have before it: [\w@.-]. */
function isOfRun(code: number): boolean {
  return isDigit(code) || code === 0x2d || code === 0x2e || code === 0x40 || code === 0x5f || isLetter(code);
}
