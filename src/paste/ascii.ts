/** Tells whether a text is nothing but ASCII: the only text that has as many bytes in UTF-8 as characters. */
export function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
