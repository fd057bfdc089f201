import { squeeze } from "../paste";
import { gramsOf, type Grams } from "./grams";
import { sharedUint16, sharedUint32, sharedUint8 } from "./shared-arrays";

/** A phrase made ready: what of it every paste keeps. */
export interface Phrase {
  /** Squeezed. */
  readonly text: string;
  /** True for phrases of a single word, such as SocketError: "socket, error" is not one of them. */
  readonly isOneWord: boolean;
  /** Two phrases with the same key are one. */
  readonly key: string;
  /** The grams that it can be found by. */
  readonly grams: Grams;
}

/** Numbered phrases, as plain arrays. */
export interface PhraseTable {
  /** Squeezed texts, one behind the other. */
  readonly units: Uint16Array;
  /** Where the text of each phrase begins; one more than there are phrases. */
  readonly starts: Uint32Array;
  /** 1 for phrases of a single word. */
  readonly oneWord: Uint8Array;
}

export function toPhrase(phrase: string): Phrase {
  const text = squeeze(phrase);
  const isOneWord = /^[\p{L}\p{N}]+$/u.test(phrase);
  // Long grams are rare and so cheap; short phrases need short ones.
  const gram = text.length >= 8 ? 8 : text.length >= 4 ? 4 : 2;
  return { text, isOneWord, key: isOneWord ? text : ` ${text}`, grams: gramsOf(text, gram) };
}

export function buildPhraseTable(phrases: readonly Phrase[]): PhraseTable {
  const starts = sharedUint32(phrases.length + 1);
  phrases.forEach(({ text }, number) => {
    starts[number + 1] = (starts[number] ?? 0) + text.length;
  });
  const units = sharedUint16(starts.at(-1) ?? 0);
  phrases.forEach(({ text }, number) => {
    const start = starts[number] ?? 0;
    for (let index = 0; index < text.length; index++) units[start + index] = text.charCodeAt(index);
  });
  const oneWord = sharedUint8(phrases.length);
  phrases.forEach(({ isOneWord }, number) => {
    oneWord[number] = isOneWord ? 1 : 0;
  });
  return { units, starts, oneWord };
}

export function lengthOf({ starts }: PhraseTable, number: number): number {
  return (starts[number + 1] ?? 0) - (starts[number] ?? 0);
}

export function squeezedText({ units, starts }: PhraseTable, number: number): string {
  const from = starts[number] ?? 0;
  const length = (starts[number + 1] ?? 0) - from;
  const { BYTES_PER_ELEMENT } = units;
  return Buffer.from(units.buffer, units.byteOffset + from * BYTES_PER_ELEMENT, length * BYTES_PER_ELEMENT).toString(
    "utf16le",
  );
}

/** Whether a phrase stands at `start` in a text, given by its units; it must not reach beyond `end`. */
export function standsAt(
  { units, starts }: PhraseTable,
  number: number,
  text: Uint16Array,
  start: number,
  end: number,
): boolean {
  const from = starts[number] ?? 0;
  const length = (starts[number + 1] ?? 0) - from;
  if (start < 0 || start + length > end) return false;
  for (let index = 0; index < length; index++) {
    if (units[from + index] !== text[start + index]) return false;
  }
  return true;
}
