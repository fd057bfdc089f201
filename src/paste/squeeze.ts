import { INVISIBLE } from "./invisible";

/**
 * Text reduced to what survives every kind of paste: letters and digits, NFKC, lower case. Spaces, punctuation, quoting,
 * wraps, zero-width characters and markup differ from paste to paste, so no phrase may depend on them.
 */

const LETTER = 1;
const DIGIT = 2;

/** Class and folded code of every ASCII character, so that the common case costs two table look-ups. */
const ASCII_CLASS = new Uint8Array(128);
const ASCII_FOLD = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const isDigit = code >= 48 && code <= 57;
  const isUpper = code >= 65 && code <= 90;
  const isLower = code >= 97 && code <= 122;
  ASCII_CLASS[code] = isDigit ? DIGIT : isUpper || isLower ? LETTER : 0;
  ASCII_FOLD[code] = isUpper ? code + 32 : code;
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
const NUMBER = /\p{N}/u;
/** Scripts written without spaces between words: every character may begin or end a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** So many units are put together faster without a decoder. */
const FEW = 256;

/** Squeezed text under construction: UTF-16 units and, beside each, whether a word may begin there. */
export class SqueezeBuffer {
  #units: Uint16Array<ArrayBuffer>;
  #begins: Uint8Array;
  length = 0;

  /** `capacity`: units to make room for at first. */
  constructor(capacity = 1024) {
    this.#units = new Uint16Array(capacity);
    this.#begins = new Uint8Array(capacity);
  }

  push(unit: number, begins: boolean): void {
    if (this.length === this.#units.length) this.#grow();
    this.#units[this.length] = unit;
    this.#begins[this.length] = begins ? 1 : 0;
    this.length++;
  }

  beginsWord(index: number): boolean {
    return index >= this.length || this.#begins[index] === 1;
  }

  toString(): string {
    if (this.length > FEW) return new TextDecoder("utf-16le").decode(this.#units.subarray(0, this.length));
    return String.fromCharCode(...this.#units.subarray(0, this.length));
  }

  #grow(): void {
    const units = new Uint16Array(this.#units.length * 2);
    units.set(this.#units);
    this.#units = units;
    const begins = new Uint8Array(this.#begins.length * 2);
    begins.set(this.#begins);
    this.#begins = begins;
  }
}

/** Appends the squeezed characters of `text` to `buffer`. The first of them begins a word. */
export function squeezeInto(text: string, buffer: SqueezeBuffer): void {
  let previous = 0;
  let previousUpper = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 128) {
      const kind = ASCII_CLASS[code] ?? 0;
      const upper = code >= 65 && code <= 90;
      // "4.4.2Connection", "toSocketError": a change of class or of case begins a word where the space was lost.
      if (kind !== 0) buffer.push(ASCII_FOLD[code] ?? code, kind !== previous || (upper && !previousUpper));
      previous = kind;
      previousUpper = upper;
      continue;
    }
    const original = String.fromCodePoint(text.codePointAt(index) ?? code);
    index += original.length - 1;
    if (original.search(INVISIBLE) === 0) continue;
    for (const folded of original.normalize("NFKC").toLowerCase()) {
      const kind = !WORD.test(folded) ? 0 : NUMBER.test(folded) ? DIGIT : LETTER;
      const unspaced = kind === LETTER && UNSPACED.test(folded);
      if (kind !== 0) {
        for (let unit = 0; unit < folded.length; unit++) {
          buffer.push(folded.charCodeAt(unit), unit === 0 && (unspaced || kind !== previous));
        }
      }
      previous = unspaced ? 0 : kind;
      previousUpper = true;
    }
  }
}

/** The squeezed form of a text. */
export function squeeze(text: string): string {
  const buffer = new SqueezeBuffer(Math.max(16, text.length));
  squeezeInto(text, buffer);
  return buffer.toString();
}
