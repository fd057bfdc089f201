import { squeeze } from "../paste";
import { gramsOf, type Grams } from "./grams";
import { sharedUint32, sharedUint8 } from "./shared-arrays";
import { buildTextList, textAt, type TextList } from "./text-list";

/** A phrase made ready: what of it every paste keeps. */
export interface Phrase {
  /** Squeezed. */
  readonly text: string;
  /** The same in UTF-8. */
  readonly bytes: Uint8Array;
  /** True for phrases of a single word, such as SocketError: "socket, error" is not one of them. */
  readonly isOneWord: boolean;
  /** Two phrases with the same key are one. */
  readonly key: string;
  /** The grams that it can be found by. */
  readonly grams: Grams;
}

/** Numbered phrases, as plain arrays. */
export interface PhraseTable {
  /** Squeezed texts. */
  readonly texts: TextList;
  /** Their lengths in UTF-16 units. */
  readonly lengths: Uint32Array;
  /** 1 for phrases of a single word. */
  readonly oneWord: Uint8Array;
}

export function toPhrase(phrase: string): Phrase {
  const text = squeeze(phrase);
  const isOneWord = /^[\p{L}\p{N}]+$/u.test(phrase);
  // Long grams are rare and so cheap; short phrases need short ones.
  const gram = text.length >= 8 ? 8 : text.length >= 4 ? 4 : 2;
  return { text, isOneWord, key: isOneWord ? text : ` ${text}`, bytes: Buffer.from(text), grams: gramsOf(text, gram) };
}

export function buildPhraseTable(phrases: readonly Phrase[]): PhraseTable {
  const lengths = sharedUint32(phrases.length);
  const oneWord = sharedUint8(phrases.length);
  phrases.forEach(({ text, isOneWord }, number) => {
    lengths[number] = text.length;
    oneWord[number] = isOneWord ? 1 : 0;
  });
  return { texts: buildTextList(phrases.map(({ bytes }) => bytes)), lengths, oneWord };
}

export function lengthOf({ lengths }: PhraseTable, number: number): number {
  return lengths[number] ?? 0;
}

export function squeezedText({ texts }: PhraseTable, number: number): string {
  return textAt(texts, number);
}

/** Whether a phrase stands at `start` in a text, given also by its units. Most phrases are ASCII and compared without a copy. */
export function standsAt(table: PhraseTable, number: number, text: string, units: Uint16Array, start: number): boolean {
  const { bytes, starts } = table.texts;
  const length = lengthOf(table, number);
  if (start < 0 || start + length > text.length) return false;
  const from = starts[number] ?? 0;
  if ((starts[number + 1] ?? 0) - from !== length) return text.startsWith(squeezedText(table, number), start);
  for (let index = 0; index < length; index++) {
    if (bytes[from + index] !== units[start + index]) return false;
  }
  return true;
}
