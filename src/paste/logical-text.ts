import { CUES } from "./line-cues";
import type { PasteLine } from "./paste";
import type { SourceLine } from "./source-lines";
import { createUnitReader } from "./units";

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
/** The digits that classes of replies begin with, by character code. */
const CLASS = 1;
const CLASSES = new Uint8Array(128);
for (const digit of "245") CLASSES[digit.charCodeAt(0)] = CLASS;

/** Joins the `text` lines of a paste. */
export function createLogicalText(lines: readonly PasteLine[]): LogicalText {
  const searchable = lines.filter((line) => line.region === "text");
  const starts = new Uint32Array(searchable.length);
  const fields: (string | undefined)[] = [];
  const logs = new Uint8Array(searchable.length);
  const pieces: string[] = [];
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
  const text = pieces.join("\n");
  return {
    text,
    codes: searchable.some(({ cues }) => (cues & CUES.digit) !== 0) ? findCodes(text) : [],
    lineAt: (offset) => searchable[rowAt(offset)] ?? { number: 1, text: "" },
    isLog: (offset) => logs[rowAt(offset)] === 1,
    fieldAt: (offset) => fields[rowAt(offset)],
  };
}

const toUnits = createUnitReader();

/** Where 2, 4 or 5 begins a number of three digits or one with a dot behind its first. */
function findCodes(text: string): number[] {
  const units = toUnits(text);
  const codes: number[] = [];
  let before = 0;
  for (let index = 0; index < units.length; index++) {
    const unit = units[index] ?? 0;
    if (CLASSES[unit] === CLASS && !goesOnBehind(before)) {
      const next = units[index + 1] ?? 0;
      if (next === DOT || (isDigit(next) && isDigit(units[index + 2] ?? 0))) codes.push(index);
    }
    before = unit;
  }
  return codes;
}

/** Whether a digit behind this character belongs to something longer: a number, a path, a word. */
function goesOnBehind(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || code === DOT || code === 0x2d || code === 0x2f || (lower >= 0x61 && lower <= 0x7a);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
