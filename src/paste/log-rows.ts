import { isDigit } from "./ascii";
import type { SourceLine } from "./source-lines";

/** The time stamp that begins every row of an SMTP protocol log. */
const ROW_START = /"?\d{4}-\d\d-\d\dT[\d:.]+Z?"?,/uy;
/** Nine columns, see https://learn.microsoft.com/exchange/mail-flow/connectors/protocol-logging. */
const COMMAS = 8;
/** Information of several words in the last column, such as "attempting to connect". */
const OPEN_CONTEXT = /,(?!Local\b|Remote\b)[A-Za-z]+(?: [\w.]+)*$/u;
/** Mail programs fold between these columns; a longer line has no space at which it could be folded. */
const NARROWEST_FOLD = 70;
const WIDEST_FOLD = 80;
/** A row folded into more lines than this is something else. */
const MOST_LINES = 8;

/** Puts protocol-log rows together that a mail program folded: a row goes on until it has all its columns. */
export function joinLogRows(lines: readonly SourceLine[]): readonly LogLine[] {
  const stamps = lines.map(({ text }) => lengthOfStamp(text));
  if (!stamps.some((length) => length > 0)) return lines;
  const joined: LogLine[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    if (line === undefined) break;
    const stamp = stamps[index] ?? 0;
    const count = stamp === 0 ? 1 : countLines(lines, stamps, index);
    const text = count === 1 ? line.text : join(lines.slice(index, index + count));
    joined.push(stamp === 0 ? line : { number: line.number, text, columns: readColumns(text, stamp) });
    index += count;
  }
  return joined;
}

/** Letters of the time stamp, and the comma behind it, that a line begins with; 0 where it is no row. */
function lengthOfStamp(text: string): number {
  const first = text.charCodeAt(0);
  // Tells nearly all other lines.
  if (!isDigit(first) && first !== QUOTE) return 0;
  // A sticky pattern that does not match goes back to 0.
  ROW_START.lastIndex = 0;
  ROW_START.test(text);
  return ROW_START.lastIndex;
}

const QUOTE = 0x22;

function join(lines: readonly SourceLine[]): string {
  return lines.map(({ text }, part) => (part === 0 ? text : text.trim())).join(" ");
}

/** Of how many lines the row at an index is made. `stamps`: of all lines. */
function countLines(lines: readonly SourceLine[], stamps: readonly number[], index: number): number {
  const mayContinue = (row: number): boolean => {
    const { text } = lines[row] ?? { text: "" };
    return stamps[row] === 0 && !text.startsWith("#") && text.trim() !== "";
  };
  if (!mayContinue(index + 1)) return 1;
  let last = lines[index]?.text ?? "";
  let commas = countCommas(last);
  let count = 1;
  for (; count < MOST_LINES && mayContinue(index + count); count++) {
    const next = lines[index + count]?.text ?? "";
    if (commas >= COMMAS && !goesOn(last, next)) break;
    last = next.trim();
    commas += countCommas(last);
  }
  return commas >= COMMAS ? count : 1;
}

/** True where the last column of a row that has them all was folded. */
function goesOn(line: string, next: string): boolean {
  const isAtMargin = line.length >= NARROWEST_FOLD && (line.length <= WIDEST_FOLD || !line.includes(" "));
  return isAtMargin && OPEN_CONTEXT.test(line) && /^[a-z]/u.test(next.trimStart());
}

function countCommas(text: string): number {
  let commas = 0;
  for (let at = text.indexOf(","); at >= 0; at = text.indexOf(",", at + 1)) commas++;
  return commas;
}

/** Where the columns of a row end: the offsets of the commas behind them. Event, data and context follow the last. */
export interface Columns {
  readonly time: number;
  readonly connector: number;
  readonly session: number;
  readonly sequence: number;
  readonly local: number;
  readonly remote: number;
}

/** A line that may be a row. */
export interface LogLine extends SourceLine {
  /** Of a whole row; undefined for every other line. */
  readonly columns?: Columns | undefined;
}

const EVENTS = "+-><*";

/** The columns of a line that begins with a stamp of so many letters; undefined where it is no whole row. */
function readColumns(text: string, stamp: number): Columns | undefined {
  const time = stamp - 1;
  const connector = text.indexOf(",", time + 1);
  const session = text.indexOf(",", connector + 1);
  const sequence = text.indexOf(",", session + 1);
  const local = text.indexOf(",", sequence + 1);
  const remote = text.indexOf(",", local + 1);
  // A comma that is missing makes the next search begin anew, so that these do not rise.
  const isRow =
    connector > time &&
    session > connector &&
    sequence > session &&
    local > sequence &&
    remote > local &&
    text[remote + 2] === "," &&
    EVENTS.includes(text[remote + 1] ?? " ") &&
    digitsBefore(text, sequence) === sequence - session - 1;
  return isRow ? { time, connector, session, sequence, local, remote } : undefined;
}

/** Ports that mean a service have so many digits at most; those handed out for one connection (RFC 6335 6) have more. */
const PORT_DIGITS = 4;

/** A row that others may repeat. */
interface FirstRow {
  readonly index: number;
  /** Connector and endpoints with the commas around them; an endpoint ends with the colon where its port was handed out. */
  readonly connector: string;
  readonly local: string;
  readonly remote: string;
}

/**
 * For each line that is a whole row of a protocol log, the index of the first row that says the same, which may be its own; -1
 * for every other line. Rows say the same that differ in nothing but time, session, sequence and handed-out ports. Most of a log
 * is repetition: what is looked for in the words of its rows need not be looked for twice.
 */
export function findSameRows(lines: readonly LogLine[]): readonly number[] {
  const said = new Map<string, FirstRow[]>();
  const same = new Array<number>(lines.length).fill(-1);
  for (const [index, { text, columns: row }] of lines.entries()) {
    if (row === undefined) continue;
    const words = text.slice(row.remote);
    const firsts = said.get(words);
    const first = firsts === undefined ? undefined : findSame(text, row, firsts);
    same[index] = first?.index ?? index;
    if (first !== undefined) continue;
    const fresh = toFirstRow(index, text, row);
    if (firsts === undefined) said.set(words, [fresh]);
    else if (firsts.length < MOST_FIRSTS) firsts.push(fresh);
  }
  return same;
}

/** Places at which the same words are remembered: one line said between ever new places must not be compared with all of them. */
const MOST_FIRSTS = 16;

function toFirstRow(index: number, text: string, { time, connector, sequence, local, remote }: Columns): FirstRow {
  return {
    index,
    connector: text.slice(time, connector + 1),
    local: text.slice(sequence, endOfEndpoint(text, local) + 1),
    remote: text.slice(local, endOfEndpoint(text, remote) + 1),
  };
}

function findSame(text: string, row: Columns, firsts: readonly FirstRow[]): FirstRow | undefined {
  for (const first of firsts) if (saysTheSame(text, row, first)) return first;
  return undefined;
}

function saysTheSame(text: string, { time, sequence, local, remote }: Columns, first: FirstRow): boolean {
  return (
    text.startsWith(first.connector, time) &&
    text.startsWith(first.local, sequence) &&
    sequence + first.local.length - 1 === endOfEndpoint(text, local) &&
    text.startsWith(first.remote, local) &&
    local + first.remote.length - 1 === endOfEndpoint(text, remote)
  );
}

/** Where an endpoint ends that has a comma at `comma` behind it: there, or at its colon where the port was handed out. */
function endOfEndpoint(text: string, comma: number): number {
  const digits = digitsBefore(text, comma);
  return digits > PORT_DIGITS && text[comma - digits - 1] === ":" ? comma - digits - 1 : comma;
}

function digitsBefore(text: string, end: number): number {
  let start = end;
  while (start > 0 && isDigit(text.charCodeAt(start - 1))) start--;
  return end - start;
}
