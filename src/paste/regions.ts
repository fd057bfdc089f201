import { fold } from "./fold";
import { CUES, cuesOf } from "./line-cues";
import { findSameRows, type LogLine } from "./log-rows";
import { headingPattern } from "./ndr-headings";
import type { PasteLine, Region } from "./paste";

/** Header fields of other hops and of the message itself (RFC 5322, and those that filters and Exchange add). */
const HOP_FIELD =
  /^(?:Received|DKIM-Signature|ARC-[\w-]+|Authentication-Results(?:-Original)?|Received-SPF|Return-Path|Delivered-To|X-[\w-]+|Message-ID|MIME-Version|Content-(?:Type|Language|Transfer-Encoding|Disposition|Description|ID)|Thread-(?:Topic|Index)|In-Reply-To|References|Accept-Language|Feedback-ID|List-[\w-]+|Precedence|User-Agent|Errors-To|DomainKey-Signature|Auto-Submitted|Envelope-to|Delivery-date|spamdiagnostic[\w]*)[ ]*:/iu;
/** Fields that also begin an ordinary sentence or a forwarded mail's summary: header lines only beside other header lines. */
const COMMON_FIELD = /^(?:From|To|Cc|Bcc|Subject|Date|Sent|Sender|Reply-To|Importance)[ ]*:/iu;
/** Fields of a delivery report (RFC 3464, and Postfix's and Exchange's additions) are the report, not a hop's header. */
const REPORT_FIELD =
  /^(?:X-Postfix-[\w-]+|X-Actual-Recipient|X-Display-Name|X-PowerMTA-[\w-]+|X-SMTP-[\w-]+|X-Supplementary-Info|X-Outbound-IP|X-Notes[\w-]*|Reporting-MTA|Final-Recipient|Original-Recipient|Action|Status|Remote-MTA|Diagnostic-Code|Last-Attempt-Date|Arrival-Date)[ ]*:/iu;
/** From here on stands the message that came back, not the report about it. */
const RETURNED_MARK =
  /^(?:-{2,}[ ]*(?:This is a copy of|Below this line is a copy|The body of the message|The header of the original|Original message(?: follows)?\b|Returned message|original mail info|Unsent message|Undelivered message|Start of returned|Message header|Header of the (?:original|message)|ORIGINAL MESSAGE)|Content-Type:[ ]*(?:message\/rfc822|text\/rfc822-headers)|Your original message (?:is|follows)|Original message headers?:?[ ]*$|Received: from .{1,200}? by .)/i;

const RETURNED_HEADERS_HEADING = new RegExp(`^${headingPattern("originalHeaders")}[ ]*$`, "iu");

/** The subject of the mail that a report or a trace is about, also as Exchange's message tracking prints it. */
const SUBJECT_FIELD =
  /^(?:Message)?(?:Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|Assunto|Emne|Ämne|Aihe|Temat|Předmět|Konu|Тема|件名|主题|主旨|제목)[ ]*[:：]/iu;
/** What only a report of a delivery or a trace of a mail holds. */
const REPORT_LINE =
  /^(?:(?:Reporting-MTA|Final-Recipient|Diagnostic-Code|Action|RecipientStatus|EventId)[ ]*:|.{0,40}\bhas been delivered to the following recipients\b)/i;

/** Every pattern is run. */
const ALL_CUES = -1;
const FOLD_CUES = CUES.beyondAscii | CUES.tab;
const FIELD_CUES = CUES.field | CUES.beyondAscii;
/** "-Recipient:" and "recipients" are among the words of a non-delivery report. */
const REPORT_CUES = CUES.field | CUES.ndr;
const RETURNED_CUES = CUES.returned | CUES.beyondAscii;

/** Lines of a known region. */
export function toPasteLines(sources: readonly LogLine[], region: Region): PasteLine[] {
  // Nothing is looked for in header lines of hops: what they may hold is not worth finding out.
  const isHop = sources.map(({ text }) => HOP_FIELD.test(text));
  const cuesOfTexts = cuesOf(sources.map(({ text }, row) => (isHop[row] === true ? "" : text)));
  return sources.map(({ number, text, columns }, row) => {
    if (isHop[row] === true) return { number, text, folded: fold(text), cues: ALL_CUES, region, columns };
    const own = cuesOfTexts[row] ?? 0;
    if ((own & FOLD_CUES) === 0) return { number, text, folded: text, cues: own, region, columns };
    const folded = fold(text);
    const [cues = own] = cuesOf([folded]);
    return { number, text, folded, cues, region, columns };
  });
}

/** Sorts lines into the report itself, header lines of hops, and the returned message. */
export function assignRegions(sources: readonly LogLine[]): PasteLine[] {
  const firsts = findSameRows(sources);
  const lines = toLines(sources, firsts);
  const assigned: PasteLine[] = [];
  let region: Region = "text";
  let returned = false;
  for (const [row, line] of lines.entries()) {
    const { folded, cues } = line;
    const isField = (cues & FIELD_CUES) !== 0;
    if (isField && REPORT_FIELD.test(folded)) {
      returned = false;
      region = "text";
    } else if ((cues & RETURNED_CUES) !== 0 && beginsReturned(folded.trim())) {
      returned = !/^Received:/iu.test(folded);
      region = returned ? "returned" : "headers";
    } else if (returned) region = "returned";
    else if (isField && HOP_FIELD.test(folded)) region = "headers";
    else if (isField && COMMON_FIELD.test(folded)) region = isBesideHeader(lines, row) ? "headers" : "text";
    else if (!(region === "headers" && /^[ ]+\S/u.test(folded))) region = "text";
    const isKept = region === "text" && (line.repeats === undefined || assigned[firsts[row] ?? row]?.region === "text");
    assigned.push(isKept ? line : moveTo(region, line));
  }
  return withoutOvercome(withoutSubjects(assigned));
}

/** The line in another region; that it repeats another is of use in the text only. */
function moveTo(region: Region, { number, text, folded, cues, columns }: PasteLine): PasteLine {
  return { number, text, folded, cues, region, columns };
}

/** In a report the subject is not what the servers said: it may quote any error, and the report itself tells what happened. */
function withoutSubjects(lines: PasteLine[]): PasteLine[] {
  if (!lines.some(isReportLine)) return lines;
  return lines.map((line) => {
    const isSubject = line.region === "text" && (line.cues & FIELD_CUES) !== 0 && SUBJECT_FIELD.test(line.folded);
    return isSubject ? moveTo("headers", line) : line;
  });
}

function isReportLine({ region, cues, folded }: PasteLine): boolean {
  return region === "text" && (cues & REPORT_CUES) !== 0 && REPORT_LINE.test(folded);
}

/** A line of Postfix's log on one recipient of one message: its queue id with the recipient, and what became of it. */
const POSTFIX_STATUS = /: ([0-9A-Za-z]{4,20}: to=<[^<>]{1,320}>), .*\bstatus=(sent|deferred)\b/u;

/** Leaves out what kept a message waiting that was delivered to the same recipient later on: nothing is left to be mended. */
function withoutOvercome(lines: PasteLine[]): PasteLine[] {
  if (!lines.some(({ cues, folded }) => (cues & CUES.at) !== 0 && folded.includes("status=sent"))) return lines;
  const sent = new Map<string, number>();
  const states = lines.map(({ folded }) => POSTFIX_STATUS.exec(folded));
  for (const [row, state] of states.entries()) if (state?.[2] === "sent") sent.set(state[1] ?? "", row);
  return lines.map((line, row) => {
    const [, message = "", status] = states[row] ?? [];
    return status === "deferred" && (sent.get(message) ?? -1) > row ? moveTo("headers", line) : line;
  });
}

/** All lines as if they were text. A row that says what another says has its cues. */
function toLines(sources: readonly LogLine[], firsts: readonly number[]): PasteLine[] {
  const fresh = toPasteLines(
    sources.filter((_, row) => !isRepeated(firsts, row)),
    "text",
  );
  if (fresh.length === sources.length) return fresh;
  const lines: PasteLine[] = [];
  let next = 0;
  for (const [row, source] of sources.entries()) {
    const first = isRepeated(firsts, row) ? lines[firsts[row] ?? row] : undefined;
    const line = first === undefined ? fresh[next++] : toRepeated(source, first);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

function toRepeated({ number, text, columns }: LogLine, repeats: PasteLine): PasteLine {
  const { cues, region } = repeats;
  // They differ in times, ids and numbers, which have nothing to fold.
  const folded = repeats.folded === repeats.text ? text : fold(text);
  return { number, text, folded, cues, region, columns, repeats };
}

function isRepeated(firsts: readonly number[], row: number): boolean {
  const first = firsts[row] ?? -1;
  return first >= 0 && first !== row;
}

function beginsReturned(trimmed: string): boolean {
  return RETURNED_HEADERS_HEADING.test(trimmed) || RETURNED_MARK.test(trimmed);
}

function isBesideHeader(lines: readonly PasteLine[], row: number): boolean {
  return [lines[row - 1], lines[row + 1]].some(
    (line) => line !== undefined && (HOP_FIELD.test(line.folded) || COMMON_FIELD.test(line.folded)),
  );
}
