import type { SourceLine } from "./source-lines";

const SOFT_BREAK = /(?<!=)=$/u;
const ESCAPE = /=([0-9A-F]{2})/gu;
/** Escapes that mail programs write all the time. In a queue's `{LED=554…}` and `{IP=203…}` the number goes on. */
const USUAL_ESCAPE = /=(?:(?:20|2E|3D|0D|0A|22|27)(?![\d.])|[C-F][0-9A-F]=[89AB][0-9A-F]|E[0-9A-F](?![\w]))/u;

/**
 * Undoes quoted-printable (RFC 2045 6.7) that was pasted undecoded: soft line breaks are joined, escapes decoded. Text that
 * does not look encoded is returned as it is.
 */
export function decodeQuotedPrintable(lines: readonly SourceLine[]): readonly SourceLine[] {
  // Everything that is encoded holds an equals sign.
  const holders = lines.filter((line) => line.text.includes("="));
  if (!holders.some((line) => USUAL_ESCAPE.test(line.text)) && !hasContinuedSoftBreak(lines)) return lines;
  const decoded: SourceLine[] = [];
  let open: SourceLine | undefined;
  for (const line of lines) {
    const text = (open?.text ?? "") + line.text;
    const number = open?.number ?? line.number;
    open = undefined;
    // A bound on joining keeps a paste of nothing but soft breaks linear.
    if (SOFT_BREAK.test(text) && text.length < 2_000) open = { number, text: text.slice(0, -1) };
    else decoded.push({ number, text: decodeEscapes(text) });
  }
  if (open !== undefined) decoded.push({ number: open.number, text: decodeEscapes(open.text) });
  return decoded;
}

function hasContinuedSoftBreak(lines: readonly SourceLine[]): boolean {
  return lines.some(
    (line, row) => line.text.endsWith("=") && SOFT_BREAK.test(line.text) && /^\p{L}/u.test(lines[row + 1]?.text ?? ""),
  );
}

function decodeEscapes(text: string): string {
  return text.replace(/(?:=[0-9A-F]{2})+/gu, (run) => {
    const bytes = Uint8Array.from(run.matchAll(ESCAPE), (match) => Number.parseInt(match[1] ?? "", 16));
    const utf8 = new TextDecoder().decode(bytes);
    return utf8.includes("\uFFFD") ? new TextDecoder("windows-1252").decode(bytes) : utf8;
  });
}
