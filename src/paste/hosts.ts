import { CUES } from "./line-cues";
import { PASTE_LIMITS } from "./limits";
import type { MarkBook, FactMark } from "./marks";
import type { PasteLine } from "./paste";

const HOST = /(?<![\w@.-])(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w@-])/giu;

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
    for (const [match] of line.folded.matchAll(HOST)) {
      const host = match.toLowerCase();
      hosts.add(host);
      for (const [mark, pattern] of PEERS) {
        if (pattern.test(host)) marks.add(mark, { line: line.number, text: line.text });
      }
    }
  }
  return [...hosts].slice(0, PASTE_LIMITS.facts);
}
