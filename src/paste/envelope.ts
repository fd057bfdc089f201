import { CUES } from "./line-cues";
import { PASTE_LIMITS } from "./limits";
import { headingPattern } from "./ndr-headings";
import type { PasteLine } from "./paste";

/** Who sent to whom, and which servers spoke, as the report itself says. */
export interface Envelope {
  readonly recipients: readonly string[];
  readonly sender?: string;
  readonly reportingServer?: string;
  readonly remoteServer?: string;
  readonly remoteIp?: string;
}

const ADDRESS = "[^\\s<>()\\[\\]\"',;:@]{1,64}@[A-Za-z0-9.-]{1,253}[A-Za-z0-9]";
const HOST = "[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?";
const IP = "\\[?((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){2,7})\\]?";

const RECIPIENT: readonly RegExp[] = [
  new RegExp(`^(?:Final|Original)-Recipient[ ]*:[ ]*(?:rfc822|utf-8)?[ ]*;?[ ]*<?(${ADDRESS})`, "iu"),
  new RegExp(`^X-Failed-Recipients:[ ]*(${ADDRESS})`, "iu"),
  new RegExp(`^<?(${ADDRESS})>?(?:<mailto:[^>]{1,320}>)?[ ]*:?[ ]*$`, "u"),
  new RegExp(`^<(${ADDRESS})>(?:[ ]*\\([^)]{1,80}\\))?:`, "u"),
  new RegExp(`\\bto=<(${ADDRESS})>`, "u"),
  new RegExp(`^(${ADDRESS})[ ]+#?[245]\\.\\d`, "u"),
];
/** Names linked to an address. They are looked for along the whole line, so only where there is a link. */
const LINK = /<mailto:/i;
const LINKED_RECIPIENT: readonly RegExp[] = [
  new RegExp(`^[^<>@]{0,80}\\((${ADDRESS})\\)<mailto:`, "u"),
  new RegExp(`^[^<>@\\n]{1,80}<mailto:(${ADDRESS})>`, "iu"),
];
const SENDER: readonly RegExp[] = [
  new RegExp(`^X-Postfix-Sender:[ ]*rfc822;[ ]*(${ADDRESS})`, "iu"),
  new RegExp(`\\bfrom=<(${ADDRESS})>`, "u"),
  new RegExp(`\\bMAIL FROM:<(${ADDRESS})>`, "i"),
];
const REPORTING: readonly RegExp[] = [
  new RegExp(`^Reporting-MTA[ ]*:[ ]*(?:dns|x-local-hostname|smtp)?[ ]*;?[ ]*<?(${HOST})`, "iu"),
  new RegExp(`^${headingPattern("generatingServer")}[ ]*(${HOST})`, "iu"),
  new RegExp(`^This is the (?:mail system|Postfix program) at host (${HOST})`, "iu"),
  new RegExp(`qmail-send program at (${HOST})`, "iu"),
];
const REMOTE: readonly RegExp[] = [
  new RegExp(`^Remote-MTA[ ]*:[ ]*(?:dns|smtp)?[ ]*;?[ ]*<?(${HOST})(?:[ ]*\\(${IP})?`, "iu"),
  new RegExp(`\\bServer at (${HOST})(?:[ ]*\\(${IP}\\))? returned`, "i"),
  new RegExp(`\\{FQDN=(${HOST})\\}(?:;\\{IP=${IP}\\})?`, "iu"),
  new RegExp(`\\[LastAttemptedServerName=(${HOST})\\][ ]*(?:\\[LastAttemptedIP=${IP})?`, "iu"),
  new RegExp(`\\bhost[ \\n]+(${HOST})[ ]?\\[${IP}\\]`, "i"),
  new RegExp(`\\brelay=(${HOST})\\[${IP}\\]`, "i"),
  new RegExp(`^Receiving server:[ ]*(${HOST})(?:[ ]*\\(${IP}\\))?`, "iu"),
  new RegExp(`\\bnexthop(?:domain)?[ ]*[:=][ ]*(${HOST}\\.${HOST})`, "i"),
];
const REPORTING_CUES = CUES.reportingServer | CUES.beyondAscii;
const HOST_CUES = CUES.host | CUES.bracket;
const ANY_CUES = CUES.at | REPORTING_CUES | CUES.remoteServer | CUES.host;
const REMOTE_IP = new RegExp(`\\{IP=${IP}\\}|LastAttemptedIP=${IP}`, "iu");

/** Reads the envelope facts from the report's own lines. */
export function readEnvelope(lines: readonly PasteLine[]): Envelope {
  const recipients = new Set<string>();
  let sender: string | undefined;
  let reportingServer: string | undefined;
  let remoteServer: string | undefined;
  let remoteIp: string | undefined;
  for (const [row, line] of lines.entries()) {
    if ((line.cues & ANY_CUES) === 0 || line.region === "returned" || line.text.length > 4_000) continue;
    if (line.repeats !== undefined) continue;
    const text = line.folded.trim();
    if (text === "") continue;
    if (line.region === "headers" && !text.startsWith("X-Failed-Recipients")) continue;
    if ((line.cues & CUES.at) !== 0) {
      const found = firstMatch(RECIPIENT, text) ?? (LINK.test(text) ? firstMatch(LINKED_RECIPIENT, text) : undefined);
      const recipient = found?.[1];
      if (recipient !== undefined && recipients.size < PASTE_LIMITS.facts) recipients.add(recipient.toLowerCase());
      sender ??= firstMatch(SENDER, text)?.[1];
    }
    if ((line.cues & REPORTING_CUES) !== 0) reportingServer ??= firstMatch(REPORTING, text)?.[1];
    // "host" and the name it announces are often wrapped apart.
    const isWrapped = (line.cues & CUES.host) !== 0 && /\bhost$/u.test(text);
    const isHost = isWrapped || (line.cues & HOST_CUES) === HOST_CUES;
    if (!isHost && (line.cues & CUES.remoteServer) === 0) continue;
    if (remoteServer === undefined) {
      const remote = firstMatch(REMOTE, isWrapped ? `${text} ${(lines[row + 1]?.folded ?? "").trim()}` : text);
      remoteServer = remote?.[1];
      remoteIp ??= remote?.[2];
    }
    const ip = remoteIp === undefined ? REMOTE_IP.exec(text) : null;
    if (ip !== null) remoteIp = ip[1] ?? ip[2];
  }
  return {
    recipients: [...recipients],
    ...(sender === undefined ? {} : { sender: sender.toLowerCase() }),
    ...(reportingServer === undefined ? {} : { reportingServer: reportingServer.toLowerCase() }),
    ...(remoteServer === undefined ? {} : { remoteServer: remoteServer.toLowerCase() }),
    ...(remoteIp === undefined ? {} : { remoteIp }),
  };
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  return undefined;
}
