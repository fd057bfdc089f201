import { squeeze } from "../paste";
import { prefixesOf } from "./prefixes";
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
  /** Hashes of the prefixes that it is found by. */
  readonly prefixes: readonly number[];
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
  return { text, isOneWord, key: isOneWord ? text : ` ${text}`, bytes: Buffer.from(text), prefixes: prefixesOf(text) };
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

/** Whether a phrase stands at `start` of units with 0 behind them. Compared as it lies there: making it a string costs more. */
export function standsAt({ texts }: PhraseTable, number: number, units: Uint16Array, start: number): boolean {
  const { bytes, starts } = texts;
  const end = starts[number + 1] ?? 0;
  let index = start;
  for (let at = starts[number] ?? 0; at < end;) {
    const byte = bytes[at] ?? 0;
    const more = byte < 0x80 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    const code = more === 0 ? byte : decode(bytes, at, more);
    at += more + 1;
    if (code < 0x10000) {
      if (units[index++] !== code) return false;
    } else {
      if (units[index++] !== 0xd800 + ((code - 0x10000) >> 10)) return false;
      if (units[index++] !== 0xdc00 + (code & 0x3ff)) return false;
    }
  }
  return true;
}

/** The character that `more` bytes behind the one at `at` go on (RFC 3629 3). */
function decode(bytes: Uint8Array, at: number, more: number): number {
  let code = (bytes[at] ?? 0) & (0x3f >> more);
  for (let next = 1; next <= more; next++) code = (code << 6) | ((bytes[at + next] ?? 0) & 0x3f);
  return code;
}
