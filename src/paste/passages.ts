import type { PasteLine } from "./paste";

/** Mail programs fold text somewhere between these columns (RFC 5322 2.1.1 recommends 78). */
const NARROWEST_FOLD = 70;
const WIDEST_FOLD = 80;
/** More lines than this are a page of text, not a sentence. */
const MOST_LINES = 6;

/**
 * Lines with those put together that a mail program has folded: the first word of the next line would not have fitted. A
 * passage bears the number of its first line.
 */
export function toPassages(lines: readonly PasteLine[]): PasteLine[] {
  const passages: PasteLine[] = [];
  for (let row = 0; row < lines.length;) {
    const first = lines[row];
    if (first === undefined) break;
    let end = row + 1;
    while (end < lines.length && end - row < MOST_LINES && isFolded(lines[end - 1], lines[end])) end++;
    passages.push(end === row + 1 ? first : join(first, lines.slice(row, end)));
    row = end;
  }
  return passages;
}

function join({ number, region, columns }: PasteLine, lines: readonly PasteLine[]): PasteLine {
  const joined = (parts: readonly string[]): string =>
    parts.map((part, row) => (row === 0 ? part : part.trimStart())).join(" ");
  return {
    number,
    text: joined(lines.map(({ text }) => text)),
    folded: joined(lines.map(({ folded }) => folded)),
    cues: lines.reduce((cues, line) => cues | line.cues, 0),
    region,
    columns,
  };
}

function isFolded(line: PasteLine | undefined, following: PasteLine | undefined): boolean {
  if (line === undefined || following === undefined || line.text.length > WIDEST_FOLD) return false;
  // The whole of the next line would have fitted, and so its first word.
  if (line.text.length + 1 + following.text.length <= NARROWEST_FOLD) return false;
  const next = following.text.trimStart();
  const blank = next.indexOf(" ");
  const word = blank < 0 ? next.length : blank;
  return word > 0 && line.text.length + 1 + word > NARROWEST_FOLD && line.text.trim().includes(" ");
}
