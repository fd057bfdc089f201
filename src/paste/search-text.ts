import { lastAtOrBefore } from "./last-at-or-before";
import type { Finding } from "./paste";
import { isWordCharacter, offsetOfSqueezed, SqueezeBuffer } from "./squeeze";
import { createUnitReader } from "./units";

/** The searchable part of a paste as one squeezed string, with the way back to line numbers. */
export interface SearchText {
  readonly text: string;
  /** Rising indexes at which a word may begin. */
  readonly beginnings: readonly number[];
  /** True when a word may begin at this index (or the text ends there). */
  isBoundary(index: number): boolean;
  /** The line of the character at this index, and where in the line it stands. */
  findingAt(index: number): Finding;
  /** True when punctuation other than a hyphen stands between two indexes on one line. */
  isBroken(start: number, end: number): boolean;
}

/** A stretch of text and the line it stands on. */
export interface SearchPart {
  readonly number: number;
  readonly text: string;
  /** True when the part does not continue the one before it. */
  readonly apart?: boolean;
}

const toUnits = createUnitReader();

/** Joins parts (lines, then rejoined replies) into one searchable text. Consecutive lines run on, as wrapped text does. */
export function createSearchText(parts: readonly SearchPart[]): SearchText {
  const whole = parts.map(({ text }) => text).join("\n");
  const source = toUnits(whole);
  const buffer = new SqueezeBuffer(whole.length + 2);
  let from = 0;
  const starts: number[] = [];
  for (const part of parts) {
    if (part.apart === true && buffer.length > 0) buffer.separate();
    starts.push(buffer.length);
    buffer.append(source, from, from + part.text.length);
    from += part.text.length + 1;
  }
  const { text, beginnings } = buffer.finish();
  return {
    text,
    beginnings,
    isBoundary: (index) => index >= text.length || beginnings[lastAtOrBefore(beginnings, index)] === index,
    isBroken(start, end) {
      const row = lastAtOrBefore(starts, start);
      if (row !== lastAtOrBefore(starts, end - 1)) return false;
      const { text: line = "" } = parts[row] ?? {};
      const from = starts[row] ?? 0;
      // Nearly always the two are letters of one word.
      const first = offsetOfSqueezed(line, start - from);
      return (
        !isWord(line, first, end - start) && BREAKING.test(line.slice(first, offsetOfSqueezed(line, end - 1 - from)))
      );
    },
    findingAt(index) {
      const row = lastAtOrBefore(starts, index);
      const { number = 1, text: line = "" } = parts[row] ?? {};
      return { line: number, text: line, offset: offsetOfSqueezed(line, index - (starts[row] ?? 0)) };
    },
  };
}

const BREAKING = /[^\p{L}\p{N}\p{M}\s\p{Default_Ignorable_Code_Point}_-]/u;

/** Whether so many letters and digits of ASCII stand together from an offset on. */
function isWord(line: string, offset: number, length: number): boolean {
  for (let index = offset; index < offset + length; index++) {
    if (!isWordCharacter(line.charCodeAt(index))) return false;
  }
  return true;
}
