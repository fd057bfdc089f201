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
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    if (!ROW_START.test(line.text)) {
      joined.push(line);
      continue;
    }
    const parts = [line.text];
    let commas = countCommas(line.text);
    while (parts.length < MOST_LINES) {
      const next = lines[index + 1];
      if (next === undefined || next.text.trim() === "" || ROW_START.test(next.text) || next.text.startsWith("#"))
        break;
      if (commas >= COMMAS && !goesOn(parts.at(-1) ?? "", next.text)) break;
      parts.push(next.text.trim());
      commas += countCommas(next.text);
      index++;
    }
    joined.push(commas >= COMMAS ? { number: line.number, text: parts.join(" ") } : line);
    if (commas < COMMAS) index -= parts.length - 1;
  }
  return joined;
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
