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
