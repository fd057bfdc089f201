import { isAscii } from "./ascii";
import { INVISIBLE } from "./invisible";
import { PASTE_LIMITS } from "./limits";

/** A line of the original text and its number there, from 1. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
}

/** Not `>,`: that is a protocol log's "sent" column with the columns before it cut off. */
const QUOTE_MARKS = /^(?:[ \t]{0,3}>(?!,)[ \t]?)+/u;
const MAY_BE_QUOTED = /^[ \t>]/u;
/** Teams joins lines; a protocol log's time stamps show where they were. */
const JOINED_LOG_LINE = /[ \t](?=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z,)/u;

/** The same for the lines of an EHLO reply. */
const JOINED_REPLY_LINE = /[ \t](?=250[ -][A-Za-z0-9])/u;

/** Splits text into lines at LF, CRLF, CR, and the Unicode separators, and frees each of quoting and invisible characters. */
export function toSourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  // No ASCII character is invisible.
  const isPlain = isAscii(text);
  const mayBeJoined = text.includes("Z,") || text.includes(" 250-") || !isPlain;
  let isBehindBlank = false;
  let number = 0;
  for (const raw of splitRows(text)) {
    number += 1;
    const cleaned = isPlain ? unquote(bound(raw)) : cleanLine(raw);
    // Of blank lines in a row one is enough; their numbers are the only thing lost, and nothing points at them.
    if (cleaned === "" && isBehindBlank) continue;
    isBehindBlank = cleaned === "";
    if (mayBeJoined && isJoined(cleaned)) for (const part of splitJoined(cleaned)) lines.push({ number, text: part });
    else lines.push({ number, text: cleaned });
  }
  return lines;
}

function splitRows(text: string): string[] {
  const isUnix = !text.includes("\r") && !text.includes("\u2028") && !text.includes("\u2029");
  return isUnix ? text.split("\n") : text.split(/\r\n|[\n\r\u2028\u2029]/u);
}

/** Whether a line may be several: a stamp within it has a blank before it. */
function isJoined(line: string): boolean {
  const first = line.indexOf("Z,");
  if (first < 0) return line.includes(" 250-");
  const stamp = line.includes("Z,", first + 1) ? line.lastIndexOf("Z,") : first;
  return isBefore(line.indexOf(" "), stamp) || isBefore(line.indexOf("\t"), stamp);
}

function isBefore(index: number, other: number): boolean {
  return index >= 0 && index < other;
}

function splitJoined(line: string): string[] {
  if (line.includes("Z,")) return line.trimStart().split(JOINED_LOG_LINE);
  return (line.match(/ 250-[A-Za-z0-9]/gu)?.length ?? 0) > 1 ? line.split(JOINED_REPLY_LINE) : [line];
}

/** One line without quote marks, invisible characters, and more length than any mail system writes. */
export function cleanLine(raw: string): string {
  return unquote(bound(raw).replace(INVISIBLE, ""));
}

function bound(raw: string): string {
  return raw.length > PASTE_LIMITS.lineCharacters ? raw.slice(0, PASTE_LIMITS.lineCharacters) : raw;
}

function unquote(line: string): string {
  return (MAY_BE_QUOTED.test(line) ? line.replace(QUOTE_MARKS, "") : line).trimEnd();
}
