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
const KIND_BITS = 2;
/** Of every ASCII character the unit it is squeezed to, and above it its kind. */
const ASCII = new Uint16Array(128);
const KIND_SHIFT = 8;
const UNIT = 0xff;
for (let code = 0; code < 128; code++) {
  const isDigit = code >= 48 && code <= 57;
  const isUpper = code >= 65 && code <= 90;
  const isLower = code >= 97 && code <= 122;
  const kind = isDigit ? DIGIT : isUpper ? UPPER : isLower ? LOWER : NONE;
  ASCII[code] = (kind << KIND_SHIFT) | (isUpper ? code + 32 : code);
}

/** A bit for the kind of a character and that of the one before it: whether a word begins there. */
let BEGINS = 0;
for (let before = 0; before < KINDS; before++) {
  for (let kind = 1; kind < KINDS; kind++) {
    // "4.4.2Connection", "toSocketError": a change of class or of case begins a word where the space was lost.
    const goesOn = before === kind || (before === UPPER && kind === LOWER);
    if (!goesOn) BEGINS |= 1 << ((before << KIND_BITS) | kind);
  }
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
const NUMBER = /\p{N}/u;
/** Scripts written without spaces between words: every character may begin or end a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** Stands between parts that must not be read as one text; no phrase holds it. */
const SEPARATOR = 0;

/** Squeezed text. */
export interface Squeezed {
  readonly text: string;
  /** Rising indexes at which a word may begin; those of separators are among them. */
  readonly beginnings: readonly number[];
}

/** Room that the squeezing of one text after the other uses: fresh memory costs more than what is written to it. */
const SHARED_UNITS = 1 << 16;
const SHARED = { units: new Uint16Array(SHARED_UNITS), beginnings: new Uint32Array(SHARED_UNITS) };

/** Squeezed text under construction. One at a time. */
export class SqueezeBuffer {
  #units: Uint16Array;
  #beginnings: Uint32Array;
  #begun = 0;
  length = 0;

  /** `capacity`: units to make room for at first. */
  constructor(capacity: number) {
    const isShared = capacity <= SHARED_UNITS;
    this.#units = isShared ? SHARED.units : new Uint16Array(capacity);
    this.#beginnings = isShared ? SHARED.beginnings : new Uint32Array(capacity);
  }

  separate(): void {
    this.#push(SEPARATOR, true);
  }

  /** Appends the squeezed characters of the text that `source` holds from `from` to `to`. The first of them begins a word. */
  append(source: Uint16Array, from: number, to: number): void {
    this.#reserve(to - from + 1);
    const units = this.#units;
    const beginnings = this.#beginnings;
    const begins = BEGINS;
    let { length } = this;
    let begun = this.#begun;
    let before = NONE;
    for (let index = from; index < to; index++) {
      const code = source[index] ?? 0;
      if (code >= 128) {
        this.length = length;
        this.#begun = begun;
        this.#appendCharacters(source, index, to, before);
        return;
      }
      const ascii = ASCII[code] ?? 0;
      const kind = ascii >>> KIND_SHIFT;
      // Written whether they count or not: a branch at every blank costs more.
      units[length] = ascii & UNIT;
      beginnings[begun] = length;
      begun += (begins >>> ((before << KIND_BITS) | kind)) & 1;
      length += (kind + KINDS - 1) >>> KIND_BITS;
      before = kind;
    }
    this.length = length;
    this.#begun = begun;
  }

  /** The same for text beyond ASCII, behind a character of the kind `before`. */
  #appendCharacters(source: Uint16Array, from: number, to: number, before: number): void {
    let last = before;
    for (let index = from; index < to; index++) {
      const code = source[index] ?? 0;
      if (code < 128) {
        const ascii = ASCII[code] ?? 0;
        const kind = ascii >>> KIND_SHIFT;
        if (kind !== NONE) this.#push(ascii & UNIT, ((BEGINS >>> ((last << KIND_BITS) | kind)) & 1) === 1);
        last = kind;
        continue;
      }
      const character = characterAt(source, index, to);
      index += character.length - 1;
      for (const { units, kind, isUnspaced } of lettersOf(character)) {
        // A small letter before does not end at a letter beyond ASCII, whose case tells nothing.
        const goesOn = !isUnspaced && (kind === last || (kind === UPPER && last === LOWER));
        if (kind !== NONE)
          units.forEach((unit, place) => {
            this.#push(unit, place === 0 && !goesOn);
          });
        last = isUnspaced ? NONE : kind;
      }
    }
  }

  /** What was squeezed; the buffer is not used any more. */
  finish(): Squeezed {
    return { text: this.finishText(), beginnings: toList(this.#beginnings, this.#begun) };
  }

  /** The same as text only. */
  finishText(): string {
    const { buffer, byteOffset } = this.#units;
    return Buffer.from(buffer, byteOffset, this.length * 2).toString("utf16le");
  }

  #push(unit: number, begins: boolean): void {
    this.#reserve(1);
    if (begins) this.#beginnings[this.#begun++] = this.length;
    this.#units[this.length++] = unit;
  }

  #reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.#units.length) return;
    const size = Math.max(this.#units.length * 2, needed);
    const units = new Uint16Array(size);
    units.set(this.#units);
    this.#units = units;
    const beginnings = new Uint32Array(size);
    beginnings.set(this.#beginnings);
    this.#beginnings = beginnings;
  }
}

/** The first numbers of an array as a list. What is kept of a paste is no typed array: V8 is slow to make and to clear away those. */
function toList(numbers: Uint32Array, length: number): readonly number[] {
  const list = new Array<number>(length);
  for (let index = 0; index < length; index++) list[index] = numbers[index] ?? 0;
  return list;
}

function characterAt(source: Uint16Array, index: number, to: number): string {
  const code = source[index] ?? 0;
  const next = index + 1 < to ? (source[index + 1] ?? 0) : 0;
  const isPair = code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000;
  return isPair ? String.fromCharCode(code, next) : String.fromCharCode(code);
}

/** One character of what a character beyond ASCII is squeezed to. */
interface Letter {
  readonly units: readonly number[];
  readonly kind: number;
  readonly isUnspaced: boolean;
}

/** A text uses few different characters, and normalising one costs as much as a word of ASCII. */
const LETTERS = new Map<string, readonly Letter[]>();
const MOST_LETTERS = 1 << 14;

/** What one character beyond ASCII is squeezed to; nothing where it has no picture. */
function lettersOf(character: string): readonly Letter[] {
  const known = LETTERS.get(character);
  if (known !== undefined) return known;
  const letters = character.search(INVISIBLE) === 0 ? [] : toLetters(character.normalize("NFKC").toLowerCase());
  if (LETTERS.size < MOST_LETTERS) LETTERS.set(character, letters);
  return letters;
}

function toLetters(folded: string): Letter[] {
  return Array.from(folded, (letter) => {
    const kind = !WORD.test(letter) ? NONE : NUMBER.test(letter) ? DIGIT : UPPER;
    return {
      units: Array.from({ length: letter.length }, (_, unit) => letter.charCodeAt(unit)),
      kind,
      isUnspaced: kind === UPPER && UNSPACED.test(letter),
    };
  });
}

const toUnits = createUnitReader();

/** The squeezed form of a text. */
export function squeeze(text: string): string {
  const buffer = new SqueezeBuffer(text.length + 1);
  buffer.append(toUnits(text), 0, text.length);
  return buffer.finishText();
}

/** Offset in `text` of its squeezed unit number `count`. */
export function offsetOfSqueezed(text: string, count: number): number {
  let offset = 0;
  let squeezed = 0;
  while (offset < text.length) {
    const code = text.charCodeAt(offset);
    let width = 1;
    if (code < 128) squeezed += isWordCharacter(code) ? 1 : 0;
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

/** Whether a character is a letter or digit of ASCII. */
export function isWordCharacter(code: number): boolean {
  return code < 128 && (ASCII[code] ?? 0) >>> KIND_SHIFT !== NONE;
}
