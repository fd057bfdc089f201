/** Tells whether a text is nothing but ASCII: the only text that has as many bytes in UTF-8 as characters. */
export function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

/** Tells whether a character code is that of a digit of ASCII. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
