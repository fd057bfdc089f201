import type { SourceLine } from "./source-lines";

const BASE64_LINE = /^[A-Za-z0-9+/]{40,}={0,2}$/u;
const LAST_LINE = /^[A-Za-z0-9+/]{2,}={0,2}$/u;
const FEWEST_LINES = 2;
const MOST_CHARACTERS = 200_000;

/** Undoes base64 (RFC 2045 6.8) that was pasted undecoded, as from a mail's source, where it holds readable text. */
export function decodeBase64Blocks(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (!hasBlock(lines)) return lines;
  const decoded: SourceLine[] = [];
  for (let row = 0; row < lines.length;) {
    let end = row;
    while (BASE64_LINE.test(lines[end]?.text ?? "")) end++;
    if (end > row && LAST_LINE.test(lines[end]?.text ?? "")) end++;
    const block = lines.slice(row, end);
    const text = end - row >= FEWEST_LINES ? decodeText(block.map((line) => line.text).join("")) : undefined;
    if (text === undefined) decoded.push(...lines.slice(row, Math.max(end, row + 1)));
    else
      for (const part of text.split(/\r\n|[\n\r]/u)) decoded.push({ number: block[0]?.number ?? row + 1, text: part });
    row = Math.max(end, row + 1);
  }
  return decoded;
}

function hasBlock(lines: readonly SourceLine[]): boolean {
  let found = 0;
  for (const { text } of lines) {
    // A blank tells faster than the pattern.
    if (text.length >= 40 && !text.includes(" ") && BASE64_LINE.test(text) && ++found >= FEWEST_LINES) return true;
  }
  return false;
}

/** The text that base64 holds; undefined where it holds something else. */
function decodeText(base64: string): string | undefined {
  if (base64.length > MOST_CHARACTERS) return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return /[^\P{Cc}\s]/u.test(text) ? undefined : text;
  } catch {
    // Not base64, or not text: the lines stay as they were pasted.
    return undefined;
  }
}
