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
/** Kind and folded code of every ASCII character, so that the common case costs table look-ups. */
const ASCII_KIND = new Uint8Array(128);
const ASCII_FOLD = new Uint8Array(128);
/** The unit that every ASCII character adds, and above it how many: 1, or 0 where the character is dropped. */
const ASCII_SQUEEZED = new Uint16Array(128);
const COUNT_SHIFT = 8;
const UNIT = 0xff;
for (let code = 0; code < 128; code++) {
  const isDigit = code >= 48 && code <= 57;
  const isUpper = code >= 65 && code <= 90;
  const isLower = code >= 97 && code <= 122;
  ASCII_KIND[code] = isDigit ? DIGIT : isUpper ? UPPER : isLower ? LOWER : NONE;
  ASCII_FOLD[code] = isUpper ? code + 32 : code;
  ASCII_SQUEEZED[code] = ASCII_KIND[code] === NONE ? 0 : (1 << COUNT_SHIFT) | (ASCII_FOLD[code] ?? 0);
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

/** Squeezed text under construction: UTF-16 units. One at a time. */
export class SqueezeBuffer {
  #units: Uint16Array<ArrayBuffer>;
  length = 0;

  /** `capacity`: units to make room for at first. */
  constructor(capacity: number) {
    this.#units = capacity <= SHARED_UNITS ? SHARED : new Uint16Array(capacity);
  }

  push(unit: number): void {
    this.#reserve(1);
    this.#units[this.length++] = unit;
  }

  /** Appends the squeezed characters of the text that `source` holds from `from` to `to`. */
  append(source: Uint16Array, from: number, to: number): void {
    this.#reserve(to - from + 1);
    const units = this.#units;
    let { length } = this;
    for (let index = from; index < to; index++) {
      const code = source[index] ?? 0;
      if (code >= 128) {
        this.length = length;
        eachSqueezed(toText(source.subarray(index, to)), (unit) => {
          this.push(unit);
        });
        return;
      }
      // Written whether it counts or not: a branch at every blank costs more.
      const squeezed = ASCII_SQUEEZED[code] ?? 0;
      units[length] = squeezed & UNIT;
      length += squeezed >>> COUNT_SHIFT;
    }
    this.length = length;
  }

  /** What was squeezed; the buffer is not used any more. */
  finish(): string {
    return toText(this.#units.subarray(0, this.length));
  }

  #reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.#units.length) return;
    const units = new Uint16Array(Math.max(this.#units.length * 2, needed));
    units.set(this.#units);
    this.#units = units;
  }
}

function toText(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString("utf16le");
}

/** Visits the squeezed units of a text and whether a word may begin at each. The first of them begins one. */
function eachSqueezed(text: string, visit: (unit: number, begins: boolean) => void): void {
  let before = NONE;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 128) {
      const kind = ASCII_KIND[code] ?? NONE;
      if (kind !== NONE) visit(ASCII_FOLD[code] ?? code, BEGINS[before * KINDS + kind] === 1);
      before = kind;
      continue;
    }
    const original = String.fromCodePoint(text.codePointAt(index) ?? code);
    index += original.length - 1;
    for (const { units, kind, isUnspaced } of lettersOf(original)) {
      // A small letter before does not end at a letter beyond ASCII, whose case tells nothing.
      const goesOn = !isUnspaced && (kind === before || (kind === UPPER && before === LOWER));
      if (kind !== NONE)
        units.forEach((unit, place) => {
          visit(unit, place === 0 && !goesOn);
        });
      before = isUnspaced ? NONE : kind;
    }
  }
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

/** Whether a word may begin at each unit of a text's squeezed form. */
export function wordBeginnings(text: string): readonly boolean[] {
  const beginnings: boolean[] = [];
  eachSqueezed(text, (_, begins) => beginnings.push(begins));
  return beginnings;
}

const toUnits = createUnitReader();

/** The squeezed form of a text. */
export function squeeze(text: string): string {
  const buffer = new SqueezeBuffer(text.length + 1);
  buffer.append(toUnits(text), 0, text.length);
  return buffer.finish();
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
