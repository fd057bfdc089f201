import { createHash } from "node:crypto";
import type { KnowledgeImage } from "../diagnosis";

/**
 * A compiled knowledge base as bytes: a hash of all that follows it, the length of the header, the header as JSON, and the arrays
 * one behind the other, each beginning at a multiple of 8. The header holds the key and the image with places instead of arrays.
 */

/** What a base was compiled of, in one text: what serves only where it is the same. */
type Key = string;

type Values = Uint8Array | Uint16Array | Uint32Array;
/** How arrays are opened where they lie, by their kind. */
const KINDS = {
  uint8: (memory: SharedArrayBuffer, offset: number, length: number) => new Uint8Array(memory, offset, length),
  uint16: (memory: SharedArrayBuffer, offset: number, length: number) => new Uint16Array(memory, offset, length),
  uint32: (memory: SharedArrayBuffer, offset: number, length: number) => new Uint32Array(memory, offset, length),
};

/** Where an array lies: its kind, its first byte behind the header, and how many values it has. */
type Place = readonly [kind: keyof typeof KINDS, offset: number, length: number];
/** Places by name, or again such layouts. */
interface Layout {
  readonly [name: string]: Place | Layout;
}
interface Header {
  readonly key: Key;
  readonly layout: Layout;
}

const HASH_BYTES = 32;
/** The hash, and the length of the header in 4 bytes. */
const FRONT_BYTES = HASH_BYTES + 4;
const STEP = 8;

/**
 * Writes an image under its key. Its numbers are written as this machine keeps them, so the key has to name the machine. Throws
 * where the image holds anything but arrays of unsigned numbers.
 */
export function toImageBytes(image: KnowledgeImage, key: Key): Uint8Array {
  const arrays: Uint8Array[] = [];
  let end = 0;
  const place = (values: unknown): Place => {
    const kind = kindOf(values);
    const { buffer, byteOffset, byteLength, length } = values as Values;
    const offset = end;
    end += Math.ceil(byteLength / STEP) * STEP;
    const padded = new Uint8Array(end - offset);
    padded.set(new Uint8Array(buffer, byteOffset, byteLength));
    arrays.push(padded);
    return [kind, offset, length];
  };
  const toLayout = (parts: object): Layout =>
    Object.fromEntries(
      Object.entries(parts).map(([name, part]: [string, unknown]) => [
        name,
        isParts(part) ? toLayout(part) : place(part),
      ]),
    );
  const header = Buffer.from(JSON.stringify({ key, layout: toLayout(image) } satisfies Header));
  const length = Buffer.alloc(FRONT_BYTES - HASH_BYTES);
  length.writeUInt32LE(header.length);
  const rest = Buffer.concat([length, header, ...arrays]);
  return Buffer.concat([hashOf(rest), rest]);
}

/**
 * Reads an image into shared memory; undefined where the bytes are not whole, not as they were written, or written under another
 * key.
 */
export function fromImageBytes(bytes: Uint8Array, key: Key): KnowledgeImage | undefined {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rest = all.subarray(HASH_BYTES);
  if (all.length < FRONT_BYTES || !hashOf(rest).equals(all.subarray(0, HASH_BYTES))) return undefined;
  const from = FRONT_BYTES + all.readUInt32LE(HASH_BYTES);
  // The hash vouches for the shape: nobody else writes such bytes.
  const header = JSON.parse(all.toString("utf8", FRONT_BYTES, from)) as Header;
  if (header.key !== key) return undefined;
  const memory = new SharedArrayBuffer(all.length - from);
  new Uint8Array(memory).set(all.subarray(from));
  const open = ([kind, offset, length]: Place): Values => KINDS[kind](memory, offset, length);
  const toParts = (layout: Layout): object =>
    Object.fromEntries(
      Object.entries(layout).map(([name, part]) => [name, isPlace(part) ? open(part) : toParts(part)]),
    );
  return toParts(header.layout) as KnowledgeImage;
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function isParts(part: unknown): part is object {
  return typeof part === "object" && part !== null && !ArrayBuffer.isView(part);
}

function isPlace(part: Place | Layout): part is Place {
  return Array.isArray(part);
}

function kindOf(values: unknown): keyof typeof KINDS {
  if (values instanceof Uint8Array) return "uint8";
  if (values instanceof Uint16Array) return "uint16";
  if (values instanceof Uint32Array) return "uint32";
  throw new TypeError("An image holds arrays of unsigned numbers only.");
}
