import { sharedUint32, sharedUint8 } from "./shared-arrays";

/** Many texts as UTF-8, one behind the other. */
export interface TextList {
  readonly bytes: Uint8Array;
  /** Where each text begins; one more than there are texts. */
  readonly starts: Uint32Array;
}

export function buildTextList(texts: readonly Uint8Array[]): TextList {
  const starts = sharedUint32(texts.length + 1);
  texts.forEach(({ length }, row) => {
    starts[row + 1] = (starts[row] ?? 0) + length;
  });
  const bytes = sharedUint8(starts.at(-1) ?? 0);
  texts.forEach((text, row) => {
    bytes.set(text, starts[row]);
  });
  return { bytes, starts };
}

/** The text of a row; empty where there is no such row. */
export function textAt({ bytes, starts }: TextList, row: number): string {
  return toBuffer(bytes).toString("utf8", starts[row] ?? 0, starts[row + 1] ?? 0);
}

/** The bytes of a row, without a copy. */
export function bytesAt({ bytes, starts }: TextList, row: number): Uint8Array {
  return bytes.subarray(starts[row] ?? 0, starts[row + 1] ?? 0);
}

/** Whether a row of one list and a row of another hold the same text. */
export function isSameText(list: TextList, row: number, other: TextList, otherRow: number): boolean {
  return toBuffer(bytesAt(list, row)).equals(bytesAt(other, otherRow));
}

/** Makes a list that `linesOf` reads: each text with a line feed behind it. */
export function toLines(texts: readonly string[]): TextList {
  return buildTextList(texts.map((text) => Buffer.from(`${text}\n`)));
}

/** All texts, in one step. None of them may hold a line feed, which has to end each. */
export function linesOf({ bytes }: TextList): string[] {
  return toBuffer(bytes).toString("utf8").split("\n").slice(0, -1);
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
