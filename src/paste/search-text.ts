import { SqueezeBuffer, squeezeInto } from "./squeeze";

/** The searchable part of a paste as one squeezed string, with the way back to line numbers. */
export interface SearchText {
  readonly text: string;
  /** True when a word may begin at this index (or the text ends there). */
  isBoundary(index: number): boolean;
  /** Line number, in the original text, of the character at this index. */
  lineAt(index: number): number;
}

/** Stands between parts that must not be read as one text; no phrase holds it. */
const SEPARATOR = 0;

/** A stretch of text and the line it stands on. */
export interface SearchPart {
  readonly number: number;
  readonly text: string;
  /** True when the part does not continue the one before it. */
  readonly apart?: boolean;
}

/** Joins parts (lines, then rejoined replies) into one searchable text. Consecutive lines run on, as wrapped text does. */
export function createSearchText(parts: readonly SearchPart[]): SearchText {
  const buffer = new SqueezeBuffer();
  const starts = new Uint32Array(parts.length);
  parts.forEach((part, row) => {
    if (part.apart === true && buffer.length > 0) buffer.push(SEPARATOR, true);
    starts[row] = buffer.length;
    squeezeInto(part.text, buffer);
  });
  return {
    text: buffer.toString(),
    isBoundary: (index) => buffer.beginsWord(index),
    lineAt: (index) => parts[lastAtOrBefore(starts, index)]?.number ?? 1,
  };
}

/** Row of the last start that is not after `index`. */
function lastAtOrBefore(starts: Uint32Array, index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
