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
  let length = 0;
  lines.forEach((line, row) => {
    const before = lines[row - 1];
    const passage = passages.at(-1);
    if (passage !== undefined && before !== undefined && length < MOST_LINES && isFolded(before, line)) {
      passages[passages.length - 1] = {
        ...passage,
        text: `${passage.text} ${line.text.trimStart()}`,
        folded: `${passage.folded} ${line.folded.trimStart()}`,
        cues: passage.cues | line.cues,
      };
      length++;
    } else {
      passages.push(line);
      length = 1;
    }
  });
  return passages;
}

function isFolded({ text: before }: PasteLine, { text: next }: PasteLine): boolean {
  if (before.length > WIDEST_FOLD || !before.trim().includes(" ")) return false;
  const [word = ""] = next.trimStart().split(" ", 1);
  return word !== "" && before.length + 1 + word.length > NARROWEST_FOLD;
}
