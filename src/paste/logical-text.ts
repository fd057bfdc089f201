import { CUES } from "./line-cues";
import type { PasteLine } from "./paste";
import type { SourceLine } from "./source-lines";

/** The searchable lines of a paste as one folded text for readers whose finds may span lines, with the way back to them. */
export interface LogicalText {
  readonly text: string;
  /** The line of the character at this offset. */
  readonly lineAt: (offset: number) => SourceLine;
  /** True when the offset lies on a line of a protocol log. */
  readonly isLog: (offset: number) => boolean;
  /** Rising offsets at which a code of a reply may begin: "550", "5.1.1". */
  readonly codes: readonly number[];
  /** Lower-case name of the delivery-status field (RFC 3464) whose value, wrapped or not, holds this offset. */
  readonly fieldAt: (offset: number) => string | undefined;
}

const FIELD =
  /^(Diagnostic-Code|Status|Action|Final-Recipient|Original-Recipient|Remote-MTA|Reporting-MTA|Arrival-Date|Last-Attempt-Date|Received-From-MTA|Will-Retry-Until|X-[\w-]+)[ ]*:/iu;
const LOG_LINE = /^\d{4}-\d\d-\d\dT[\d:.]+Z,|,[+\-><*],/u;

const FIELD_CUES = CUES.field | CUES.beyondAscii;
const LOG_CUES = CUES.digit | CUES.logEvent;

const DOT = 0x2e;

/** Joins the `text` lines of a paste. */
export function createLogicalText(lines: readonly PasteLine[]): LogicalText {
  const searchable = lines.filter((line) => line.region === "text");
  const starts = new Uint32Array(searchable.length);
  const fields: (string | undefined)[] = [];
  const logs = new Uint8Array(searchable.length);
  const pieces: string[] = [];
  const codes: number[] = [];
  let length = 0;
  let field: string | undefined;
  searchable.forEach((line, row) => {
    const folded = line.folded;
    starts[row] = length;
    const named = (line.cues & FIELD_CUES) === 0 ? null : FIELD.exec(folded);
    if (named !== null) field = named[1]?.toLowerCase();
    else if (field !== undefined && !/^[ ]+\S/u.test(folded)) field = undefined;
    fields.push(field);
    if ((line.cues & LOG_CUES) !== 0 && LOG_LINE.test(folded)) logs[row] = 1;
    if ((line.cues & CUES.digit) !== 0) findCodes(folded, length, codes);
    pieces.push(folded);
    length += folded.length + 1;
  });
  const rowAt = (offset: number): number => {
    let low = 0;
    let high = searchable.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    text: pieces.join("\n"),
    codes,
    lineAt: (offset) => searchable[rowAt(offset)] ?? { number: 1, text: "" },
    isLog: (offset) => logs[rowAt(offset)] === 1,
    fieldAt: (offset) => fields[rowAt(offset)],
  };
}

/** Adds where 2, 4 or 5 begins a number of three digits or one with a dot behind its first. */
function findCodes(line: string, start: number, codes: number[]): void {
  let before = 0;
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index);
    if ((code === 0x32 || code === 0x34 || code === 0x35) && !goesOnBehind(before)) {
      const next = line.charCodeAt(index + 1);
      if (next === DOT || (isDigit(next) && isDigit(line.charCodeAt(index + 2)))) codes.push(start + index);
    }
    before = code;
  }
}

/** Whether a digit behind this character belongs to something longer: a number, a path, a word. */
function goesOnBehind(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || code === DOT || code === 0x2d || code === 0x2f || (lower >= 0x61 && lower <= 0x7a);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
