import type { SourceLine } from "./source-lines";

/** The time stamp that begins every row of an SMTP protocol log. */
const ROW_START = /^"?\d{4}-\d\d-\d\dT[\d:.]+Z?"?,/u;
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
export function joinLogRows(lines: readonly SourceLine[]): SourceLine[] {
  const joined: SourceLine[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index];
    if (line === undefined) break;
    const count = ROW_START.test(line.text) ? countLines(lines, index) : 1;
    joined.push(count === 1 ? line : { number: line.number, text: join(lines.slice(index, index + count)) });
    index += count;
  }
  return joined;
}

function join(lines: readonly SourceLine[]): string {
  return lines.map(({ text }, part) => (part === 0 ? text : text.trim())).join(" ");
}

/** Of how many lines the row at an index is made. */
function countLines(lines: readonly SourceLine[], index: number): number {
  if (!mayContinue(lines[index + 1])) return 1;
  let last = lines[index]?.text ?? "";
  let commas = countCommas(last);
  let count = 1;
  for (; count < MOST_LINES; count++) {
    const next = lines[index + count];
    if (!mayContinue(next) || (commas >= COMMAS && !goesOn(last, next.text))) break;
    last = next.text.trim();
    commas += countCommas(last);
  }
  return commas >= COMMAS ? count : 1;
}

function mayContinue(line: SourceLine | undefined): line is SourceLine {
  return line !== undefined && !ROW_START.test(line.text) && !line.text.startsWith("#") && line.text.trim() !== "";
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

/** Ports that mean a service have so many digits at most; those handed out for one connection (RFC 6335 6) have more. */
const PORT_DIGITS = 4;
const EVENTS = "+-><*";

/**
 * For each line that is a whole row of a protocol log, the index of the first row that says the same, which may be its own; -1
 * for every other line. Rows say the same that differ in nothing but time, session, sequence and handed-out ports. Most of a log
 * is repetition: what is looked for in the words of its rows need not be looked for twice.
 */
export function findSameRows(lines: readonly SourceLine[]): Int32Array {
  const firsts = new Map<string, number>();
  const same = new Int32Array(lines.length).fill(-1);
  for (const [index, { text }] of lines.entries()) {
    const statement = toStatement(text);
    if (statement === undefined) continue;
    const first = firsts.get(statement);
    if (first === undefined) firsts.set(statement, index);
    same[index] = first ?? index;
  }
  return same;
}

/** What a row says, whenever and in whichever session; undefined for a line that is no whole row. */
function toStatement(text: string): string | undefined {
  // Columns: time, connector, session, sequence, local and remote endpoint, event, data, context.
  const time = text.indexOf(",");
  if (time < 0 || text[time - 1] !== "Z") return undefined;
  const connector = text.indexOf(",", time + 1);
  const session = text.indexOf(",", connector + 1);
  const sequence = text.indexOf(",", session + 1);
  const local = text.indexOf(",", sequence + 1);
  const remote = text.indexOf(",", local + 1);
  const isRow =
    connector > 0 &&
    session > connector &&
    sequence > session &&
    local > sequence &&
    remote > local &&
    text[remote + 2] === "," &&
    EVENTS.includes(text[remote + 1] ?? " ");
  if (!isRow) return undefined;
  const rest = withoutPort(text, local + 1, remote) + text.slice(remote);
  return text.slice(time, connector) + withoutPort(text, sequence, local) + rest;
}

/** An endpoint without its port, where that was handed out. */
function withoutPort(text: string, from: number, to: number): string {
  const colon = text.lastIndexOf(":", to);
  return text.slice(from, colon > from && to - colon - 1 > PORT_DIGITS ? colon : to);
}
