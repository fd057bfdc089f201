import { INVISIBLE } from "./invisible";
import { createUnitReader } from "./units";

/**
 * Text reduced to what survives every kind of paste: letters and digits, NFKC, lower case. Spaces, punctuation, quoting,
 * wraps, zero-width characters and markup differ from paste to paste, so no phrase may depend on them.
 */

/** Kinds of characters. Letters beyond ASCII and their digits count as UPPER and DIGIT: case tells nothing there. */
const NONE = 0;
const LOWER = 1;
const DIGIT = 2;
const UPPER = 3;
const KINDS = 4;
/** Units that a character of a kind adds. */
const COUNTS = Uint8Array.from({ length: KINDS }, (_, kind) => (kind === NONE ? 0 : 1));

/** Kind and folded code of every ASCII character, so that the common case costs table look-ups. */
const ASCII_KIND = new Uint8Array(128);
const ASCII_FOLD = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const isDigit = code >= 48 && code <= 57;
  const isUpper = code >= 65 && code <= 90;
  const isLower = code >= 97 && code <= 122;
  ASCII_KIND[code] = isDigit ? DIGIT : isUpper ? UPPER : isLower ? LOWER : NONE;
  ASCII_FOLD[code] = isUpper ? code + 32 : code;
}

/** Whether a word begins at a character, by the kind before it and its own. */
const BEGINS = new Uint8Array(KINDS * KINDS);
for (let before = 0; before < KINDS; before++) {
  for (let kind = 1; kind < KINDS; kind++) {
    // "4.4.2Connection", "toSocketError": a change of class or of case begins a word where the space was lost.
    const goesOn = before === kind || (before === UPPER && kind === LOWER);
    BEGINS[before * KINDS + kind] = goesOn ? 0 : 1;
  }
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
const NUMBER = /\p{N}/u;
/** Scripts written without spaces between words: every character may begin or end a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Room that the squeezing of one text after the other uses: fresh memory costs more than what is written to it. */
const SHARED_UNITS = 1 << 16;
const SHARED = new Uint16Array(SHARED_UNITS);
const SHARED_BEGINS = new Uint8Array(SHARED_UNITS);

/** A squeezed text, finished. */
export interface Squeezed {
  readonly text: string;
  /** True when a word may begin at this index, or the text ends there. */
  readonly beginsWord: (index: number) => boolean;
}

/** Squeezed text under construction: UTF-16 units and, beside each, whether a word may begin there. One at a time. */
export class SqueezeBuffer {
  #units: Uint16Array<ArrayBuffer>;
  #begins: Uint8Array;
  length = 0;

  /** `capacity`: units to make room for at first. */
  constructor(capacity: number) {
    this.#units = capacity <= SHARED_UNITS ? SHARED : new Uint16Array(capacity);
    this.#begins = capacity <= SHARED_UNITS ? SHARED_BEGINS : new Uint8Array(capacity);
  }

  push(unit: number, begins: boolean): void {
    this.#reserve(1);
    this.#units[this.length] = unit;
    this.#begins[this.length] = begins ? 1 : 0;
    this.length++;
  }

  /** Appends the squeezed characters of the text that `source` holds from `from` to `to`. The first of them begins a word. */
  append(source: Uint16Array, from: number, to: number): void {
    this.#reserve(to - from + 1);
    const units = this.#units;
    const begins = this.#begins;
    let { length } = this;
    let before = NONE;
    for (let index = from; index < to; index++) {
      const code = source[index] ?? 0;
      if (code >= 128) {
        this.length = length;
        this.#appendBeyondAscii(toText(source.subarray(index, to)), before);
        return;
      }
      // Written whether it counts or not: a branch at every blank costs more.
      const kind = ASCII_KIND[code] ?? NONE;
      units[length] = ASCII_FOLD[code] ?? code;
      begins[length] = BEGINS[before * KINDS + kind] ?? 0;
      length += COUNTS[kind] ?? 0;
      before = kind;
    }
    this.length = length;
  }

  /** What was squeezed; the buffer is not used any more. */
  finish(): Squeezed {
    const { length } = this;
    const bits = toBits(this.#begins, length);
    return {
      text: toText(this.#units.subarray(0, length)),
      beginsWord: (index) => index >= length || (((bits[index >>> 3] ?? 0) >>> (index & 7)) & 1) === 1,
    };
  }

  /** The rest of a text from its first character beyond ASCII. */
  #appendBeyondAscii(text: string, kindBefore: number): void {
    let before = kindBefore;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code < 128) {
        const kind = ASCII_KIND[code] ?? NONE;
        if (kind !== NONE) this.push(ASCII_FOLD[code] ?? code, BEGINS[before * KINDS + kind] === 1);
        before = kind;
        continue;
      }
      const original = String.fromCodePoint(text.codePointAt(index) ?? code);
      index += original.length - 1;
      if (original.search(INVISIBLE) === 0) continue;
      for (const folded of original.normalize("NFKC").toLowerCase()) {
        const kind = !WORD.test(folded) ? NONE : NUMBER.test(folded) ? DIGIT : UPPER;
        const unspaced = kind === UPPER && UNSPACED.test(folded);
        // A small letter before does not end at a letter beyond ASCII, whose case tells nothing.
        const goesOn = !unspaced && (kind === before || (kind === UPPER && before === LOWER));
        if (kind !== NONE) {
          for (let unit = 0; unit < folded.length; unit++) this.push(folded.charCodeAt(unit), unit === 0 && !goesOn);
        }
        before = unspaced ? NONE : kind;
      }
    }
  }

  #reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.#units.length) return;
    const capacity = Math.max(this.#units.length * 2, needed);
    const units = new Uint16Array(capacity);
    units.set(this.#units);
    this.#units = units;
    const begins = new Uint8Array(capacity);
    begins.set(this.#begins);
    this.#begins = begins;
  }
}

function toText(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString("utf16le");
}

/** Eight flags a byte. */
function toBits(flags: Uint8Array, length: number): Uint8Array {
  const bits = new Uint8Array((length + 7) >>> 3);
  for (let index = 0; index < length; index++) {
    bits[index >>> 3] = (bits[index >>> 3] ?? 0) | ((flags[index] ?? 0) << (index & 7));
  }
  return bits;
}

const toUnits = createUnitReader();

/** The squeezed form of a text. */
export function squeeze(text: string): string {
  const buffer = new SqueezeBuffer(text.length + 1);
  buffer.append(toUnits(text), 0, text.length);
  return buffer.finish().text;
}

/** Offset in `text` of its squeezed unit number `count`. */
export function offsetOfSqueezed(text: string, count: number): number {
  let offset = 0;
  let squeezed = 0;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    let width = 1;
    if (code < 128) squeezed += ASCII_KIND[code] === NONE ? 0 : 1;
    else {
      const character = String.fromCodePoint(text.codePointAt(offset) ?? code);
      width = character.length;
      squeezed += squeeze(character).length;
    }
    if (squeezed > count) break;
    offset += width;
  }
  return offset;
}
