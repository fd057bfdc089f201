import { isDigit } from "./ascii";
import { lastAtOrBefore } from "./last-at-or-before";
import { CUES } from "./line-cues";
import type { PasteLine } from "./paste";
import type { SourceLine } from "./source-lines";
import { createUnitReader } from "./units";

/** Rising offsets at which codes of replies may begin. */
export interface CodeOffsets {
  /** "550" */
  readonly reply: readonly number[];
  /** "5.1.1" */
  readonly enhanced: readonly number[];
}

/** The searchable lines of a paste as one folded text for readers whose finds may span lines, with the way back to them. */
export interface LogicalText {
  readonly text: string;
  /** The line of the character at this offset. */
  readonly lineAt: (offset: number) => SourceLine;
  /** True when the offset lies on a line of a protocol log. */
  readonly isLog: (offset: number) => boolean;
  readonly codes: CodeOffsets;
  /** Lower-case name of the delivery-status field (RFC 3464) whose value, wrapped or not, holds this offset. */
  readonly fieldAt: (offset: number) => string | undefined;
}

const FIELD =
  /^(Diagnostic-Code|Status|Action|Final-Recipient|Original-Recipient|Remote-MTA|Reporting-MTA|Arrival-Date|Last-Attempt-Date|Received-From-MTA|Will-Retry-Until|X-[\w-]+)[ ]*:/iu;
const LOG_LINE = /^\d{4}-\d\d-\d\dT[\d:.]+Z,|,[+\-><*],/u;

const FIELD_CUES = CUES.field | CUES.beyondAscii;
const CODE_CUES = CUES.code | CUES.beyondAscii;

const DOT = 0x2e;
/** The digits that classes of replies begin with, by character code. */
const CLASS = 1;
const CLASSES = new Uint8Array(128);
for (const digit of "245") CLASSES[digit.charCodeAt(0)] = CLASS;

/** Joins the searchable lines of a paste. */
export function createLogicalText(searchable: readonly PasteLine[]): LogicalText {
  const starts: number[] = [];
  const fields: (string | undefined)[] = [];
  const rowsWithCodes: number[] = [];
  let length = 0;
  let field: string | undefined;
  for (const [row, line] of searchable.entries()) {
    const { folded } = line;
    starts.push(length);
    const named = (line.cues & FIELD_CUES) === 0 ? null : FIELD.exec(folded);
    if (named !== null) field = named[1]?.toLowerCase();
    else if (field !== undefined && !/^[ ]+\S/u.test(folded)) field = undefined;
    if (field !== undefined) fields[row] = field;
    if ((line.cues & CODE_CUES) !== 0) rowsWithCodes.push(row);
    length += folded.length + 1;
  }
  const rowAt = (offset: number): number => lastAtOrBefore(starts, offset);
  const text = searchable.map(({ folded }) => folded).join("\n");
  return {
    text,
    codes: findCodes(
      text,
      rowsWithCodes.map((row) => [starts[row] ?? 0, starts[row + 1] ?? text.length] as const),
    ),
    lineAt: (offset) => searchable[rowAt(offset)] ?? { number: 1, text: "" },
    isLog: (offset) => LOG_LINE.test(searchable[rowAt(offset)]?.folded ?? ""),
    fieldAt: (offset) => fields[rowAt(offset)],
  };
}

const toUnits = createUnitReader();

/**
 * Where, in the given stretches of a text, 2, 4 or 5 begins a number of three digits that no letter, digit or dot follows, or
 * a number in dots.
 */
function findCodes(text: string, stretches: readonly (readonly [from: number, to: number])[]): CodeOffsets {
  const reply: number[] = [];
  const enhanced: number[] = [];
  if (stretches.length === 0) return { reply, enhanced };
  const units = toUnits(text);
  for (const [from, to] of stretches) {
    let before = 0;
    for (let index = from; index < to; index++) {
      const unit = units[index] ?? 0;
      if (CLASSES[unit] === CLASS && !goesOnBehind(before)) {
        const next = units[index + 1] ?? 0;
        const second = units[index + 2] ?? 0;
        if (next === DOT) {
          if (isDigit(second)) enhanced.push(index);
        } else if (isDigit(next) && isDigit(second) && !isLetterOrDot(units[index + 3] ?? 0)) reply.push(index);
      }
      before = unit;
    }
  }
  return { reply, enhanced };
}

/** Whether a digit behind this character belongs to something longer: a number, a path, a word. */
function goesOnBehind(code: number): boolean {
  return isLetterOrDot(code) || code === 0x2d || code === 0x2f;
}

function isLetterOrDot(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || code === DOT || (lower >= 0x61 && lower <= 0x7a);
}
