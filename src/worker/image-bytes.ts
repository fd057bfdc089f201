import { createHash } from "node:crypto";
import type { KnowledgeImage } from "../diagnosis";

/**
 * A compiled knowledge base as bytes: a hash of all that follows it, the length of the header, the header as JSON, and the arrays
 * one behind the other, each beginning at a multiple of 8. The header holds the key and the image with places instead of arrays.
 */

/** What a base was compiled of, in one text: what serves only where it is the same. */
type Key = string;

type ArrayKind = "Uint8Array" | "Uint16Array" | "Uint32Array";
type Values = Uint8Array | Uint16Array | Uint32Array;
const OPEN: Readonly<Record<ArrayKind, (memory: SharedArrayBuffer, offset: number, length: number) => Values>> = {
  Uint8Array: (...place) => new Uint8Array(...place),
  Uint16Array: (...place) => new Uint16Array(...place),
  Uint32Array: (...place) => new Uint32Array(...place),
};

/** Where an array lies: its kind, its first byte behind the header, and how many values it has. */
type Place = readonly [kind: ArrayKind, offset: number, length: number];
interface Layout {
  readonly [name: string]: Place | Layout;
}
/** Arrays by name, or again such parts. */
type Parts = Readonly<Record<string, Values | object>>;
interface Header {
  readonly key: Key;
  readonly layout: Layout;
}

const HASH_BYTES = 32;
/** The hash, and the length of the header in 4 bytes. */
const FRONT_BYTES = HASH_BYTES + 4;
const STEP = 8;

/** Writes an image under its key. Its numbers are written as this machine keeps them, so the key has to name the machine. */
export function toImageBytes(image: KnowledgeImage, key: Key): Uint8Array {
  const arrays: Uint8Array[] = [];
  let end = 0;
  const place = (values: Values): Place => {
    const offset = end;
    const { buffer, byteOffset, byteLength, length } = values;
    const padded = new Uint8Array(toStep(byteLength));
    padded.set(new Uint8Array(buffer, byteOffset, byteLength));
    arrays.push(padded);
    end += padded.length;
    return [kindOf(values), offset, length];
  };
  const toLayout = (parts: object): Layout =>
    Object.fromEntries(
      Object.entries(parts as Parts).map(([name, part]) => [name, isValues(part) ? place(part) : toLayout(part)]),
    );
  const header = Buffer.from(JSON.stringify({ key, layout: toLayout(image) } satisfies Header));
  const length = Buffer.alloc(4);
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
  if (all.length < FRONT_BYTES || !hashOf(all.subarray(HASH_BYTES)).equals(all.subarray(0, HASH_BYTES)))
    return undefined;
  const from = FRONT_BYTES + all.readUInt32LE(HASH_BYTES);
  // The hash vouches for the shape: nobody else writes such bytes.
  const header = JSON.parse(all.toString("utf8", FRONT_BYTES, from)) as Header;
  if (header.key !== key) return undefined;
  const memory = new SharedArrayBuffer(all.length - from);
  new Uint8Array(memory).set(all.subarray(from));
  const open = ([kind, offset, length]: Place): Values => OPEN[kind](memory, offset, length);
  const toParts = (layout: Layout): Parts =>
    Object.fromEntries(
      Object.entries(layout).map(([name, part]) => [name, isPlace(part) ? open(part) : toParts(part)]),
    );
  return toParts(header.layout) as unknown as KnowledgeImage;
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function toStep(length: number): number {
  return Math.ceil(length / STEP) * STEP;
}

function isValues(part: object): part is Values {
  return ArrayBuffer.isView(part);
}

function isPlace(part: Place | Layout): part is Place {
  return Array.isArray(part);
}

function kindOf(values: Values): ArrayKind {
  return values instanceof Uint8Array ? "Uint8Array" : values instanceof Uint16Array ? "Uint16Array" : "Uint32Array";
}
