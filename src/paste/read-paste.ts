import { decodeBase64Blocks } from "./base64";
import { decodeBytes, isCompoundFile } from "./decode-bytes";
import { markEhlo } from "./ehlo";
import { readEnvelope } from "./envelope";
import { readHosts } from "./hosts";
import { readHeaderFacts } from "./header-facts";
import { isHtml } from "./is-html";
import { isMailSource } from "./is-mail-source";
import { PASTE_LIMITS } from "./limits";
import { createLogicalText } from "./logical-text";
import { joinLogRows } from "./log-rows";
import type { MailPart } from "./mail";
import { MarkBook } from "./marks";
import type { Facts, Paste, PasteLine } from "./paste";
import { toPassages } from "./passages";
import { markProbes } from "./probe-marks";
import { markProse, markSubject } from "./prose-marks";
import { markProtocolLog, readProtocolLog } from "./protocol-log";
import { decodeQuotedPrintable } from "./quoted-printable";
import { assignRegions, toPasteLines } from "./regions";
import { markRegistry } from "./registry/mark-registry";
import { markRegistryNotes } from "./registry/mark-registry-notes";
import { readRegistry } from "./registry/read-registry";
import { orderReplies } from "./reply-order";
import { createSearchText } from "./search-text";
import { readReplies } from "./smtp-reply";
import { toSourceLines, type SourceLine } from "./source-lines";
import { readSources } from "./sources";
import { markService } from "./service-marks";
import { readTraceStatus } from "./trace-status";

/**
 * Reads whatever somebody pasted or attached: text, HTML, a log, a mail's source, or the bytes of such a file. Never throws. What
 * reads HTML and mails is loaded with the first of them: it would take a good part of a start.
 */
export async function readPaste(input: string | Uint8Array): Promise<Paste> {
  if (typeof input !== "string") {
    if (isCompoundFile(input) && input.length <= PASTE_LIMITS.mailBytes) {
      const { readOutlookMessage } = await import("./mail.js");
      return fromParts(await orEmpty(readOutlookMessage(input)), "", false);
    }
    return readText(decodeBytes(input.subarray(0, PASTE_LIMITS.characters * 2)), input);
  }
  return readText(input, undefined);
}

async function readText(whole: string, bytes: Uint8Array | undefined): Promise<Paste> {
  const truncated = whole.length > PASTE_LIMITS.characters;
  const text = truncated ? whole.slice(0, PASTE_LIMITS.characters) : whole;
  if (text.length <= PASTE_LIMITS.mailBytes && isMailSource(text)) {
    const { readMail } = await import("./mail.js");
    // The bytes, where we have them: parts of a mail may be in other character sets than the whole.
    const parts = await orEmpty(readMail(bytes ?? text.replace(/^\s+/u, "")));
    if (parts.some((part) => part.region !== "headers" && part.lines.some((line) => line.text !== ""))) {
      return fromParts(parts, text, truncated);
    }
  }
  const lines = isHtml(text) ? (await import("./html.js")).htmlToLines(text) : toSourceLines(text);
  return toPaste(assignRegions(joinLogRows(decodeQuotedPrintable(decodeBase64Blocks(lines)))), truncated);
}

/** A damaged file is read as far as its library gets; what then remains unread is no reason to fail the turn. */
async function orEmpty(parts: Promise<MailPart[]>): Promise<MailPart[]> {
  try {
    return await parts;
  } catch {
    return [];
  }
}

function fromParts(parts: readonly MailPart[], original: string, truncated: boolean): Paste {
  const numberOf = createLineFinder(original);
  const lines = parts.flatMap((part) => {
    const numbered = part.lines.map((line) => ({ number: numberOf(line), text: line.text }));
    const { region } = part;
    return region === undefined || region === "text"
      ? assignRegions(joinLogRows(numbered))
      : toPasteLines(numbered, region);
  });
  return toPaste(lines, truncated);
}

/** Finds a decoded line again in the source it came from; where it was encoded there, its number in the decoded part stays. */
function createLineFinder(original: string): (line: SourceLine) => number {
  const numbers = new Map<string, number>();
  for (const line of toSourceLines(original)) {
    const key = line.text.trim();
    if (key !== "" && !numbers.has(key)) numbers.set(key, line.number);
  }
  return (line) => numbers.get(line.text.trim()) ?? line.number;
}

function toPaste(lines: readonly PasteLine[], truncated: boolean): Paste {
  const marks = new MarkBook();
  const searchable = lines.filter((line) => line.region === "text");
  const telling = withoutRepeats(searchable);
  const logical = createLogicalText(telling);
  const replies = orderReplies(readReplies(logical));
  const log = readProtocolLog(searchable);
  if (log !== undefined) markProtocolLog(log, marks);
  markEhlo(searchable, marks);
  const passages = toPassages(telling);
  markProse(passages, marks);
  markSubject(telling, marks);
  markProbes(telling, marks);
  const registry = readRegistry(telling);
  if (registry !== undefined) markRegistry(registry, marks);
  markRegistryNotes(telling, marks);
  const hosts = readHosts(telling, marks);
  const envelope = readEnvelope(lines);
  const headers = readHeaderFacts(lines);
  const traceStatus = readTraceStatus(telling);
  const facts: Facts = {
    replies,
    ...envelope,
    hosts,
    tlsVersions: log?.tlsVersions ?? [],
    ...(headers === undefined ? {} : { headers }),
    ...(traceStatus === undefined ? {} : { traceStatus }),
  };
  markService(facts, telling, marks);
  return {
    lines,
    passages,
    sources: readSources(telling, log, lines),
    search: createSearchText([
      ...telling,
      ...replies.map((reply) => ({ number: reply.line, text: reply.text, apart: true })),
    ]),
    facts,
    marks: marks.all(),
    ...(registry === undefined ? {} : { registry }),
    truncated,
  };
}

/** Lines with every run of rows that only repeat others left out, and a blank line in its place: nothing goes on across it. */
function withoutRepeats(lines: readonly PasteLine[]): readonly PasteLine[] {
  if (!lines.some(({ repeats }) => repeats !== undefined)) return lines;
  const telling: PasteLine[] = [];
  let isBehindRepeated = false;
  for (const line of lines) {
    const { number, region, repeats } = line;
    if (repeats === undefined) telling.push(line);
    else if (!isBehindRepeated) telling.push({ number, text: "", folded: "", cues: 0, region });
    isBehindRepeated = repeats !== undefined;
  }
  return telling;
}
