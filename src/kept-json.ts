/** What is kept of a piece of data. */
interface Kept {
  /** Size of its JSON in UTF-8. */
  readonly bytes: number;
  /** Its JSON, once somebody has asked for it. */
  json: string | undefined;
}

/**
 * Data that stands in many answers: its JSON is written once, and put in where the data stands. It is held as a byte string: the
 * bytes of UTF-8, one character each. Such strings join and go out as they are; those with characters beyond Latin-1 are
 * encoded anew each time.
 */
const pieces = new WeakMap<object, Kept>();

/** Makes a piece of plain data unchangeable, so that many answers can hold it, and keeps the size of its JSON, and that. */
export function keepJson<Piece extends object>(piece: Piece): Piece {
  if (pieces.has(piece)) return piece;
  const bytes = jsonBytes(piece);
  freeze(piece);
  pieces.set(piece, { bytes, json: undefined });
  return piece;
}

function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}

/**
 * A value as the UTF-8 bytes of its JSON, one character a byte: to be written as `latin1`. The same bytes as `JSON.stringify`
 * gives, but that a `toJSON` is not told the name of its field.
 */
export function toJsonBytes(value: object): string {
  return write(value) ?? "null";
}

/** Undefined: left out of an object, null in a list. */
function write(value: unknown): string | undefined {
  if (typeof value === "string") return writeText(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const known = pieces.get(value);
  if (known !== undefined) return (known.json ??= toByteString(JSON.stringify(value)));
  if (isPlainList(value)) return writeList(value);
  return isPlainObject(value) ? writeFields(value) : toByteString(JSON.stringify(value));
}

/** What JSON writes other than as it stands. */
const NOT_PLAIN = /[^ !#-[\]-~]/u;

function writeText(text: string): string {
  return NOT_PLAIN.test(text) ? toByteString(JSON.stringify(text)) : `"${text}"`;
}

function writeList(items: readonly unknown[]): string {
  let json = "";
  for (const item of items) json += (json === "" ? "[" : ",") + (write(item) ?? "null");
  return json === "" ? "[]" : `${json}]`;
}

function writeFields(fields: Readonly<Record<string, unknown>>): string {
  let json = "";
  for (const name of Object.keys(fields)) {
    const value = write(fields[name]);
    if (value !== undefined) json += (json === "" ? "{" : ",") + writeName(name) + value;
  }
  return json === "" ? "{}" : `${json}}`;
}

/** Answers have the same few names; should they ever be others, those are written each time. */
const MOST_NAMES = 1_000;
const names = new Map<string, string>();

function writeName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const written = `${writeText(name)}:`;
  if (names.size < MOST_NAMES) names.set(name, written);
  return written;
}

const NOT_ASCII = /[^\0-\x7f]/u;

/** Text whose JSON has no value stays undefined. */
function toByteString<Json extends string | undefined>(json: Json): Json | string {
  return json !== undefined && NOT_ASCII.test(json) ? Buffer.from(json).toString("latin1") : json;
}

function isPlainList(value: object): value is readonly unknown[] {
  return Array.isArray(value) && !("toJSON" in value);
}

/** Neither a `toJSON` nor anything but fields of its own, as dates and boxed values have. */
function isPlainObject(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !("toJSON" in value);
}

/** How many bytes of UTF-8 `JSON.stringify` makes of a value of plain data: counted, not written, and what is kept not looked into. */
export function jsonBytes(value: unknown): number {
  if (typeof value === "string") {
    return NOT_PLAIN.test(value) ? Buffer.byteLength(JSON.stringify(value)) : value.length + 2;
  }
  // Numbers, true, false and null are written as they print.
  return typeof value === "object" && value !== null ? objectBytes(value) : String(value).length;
}

function objectBytes(value: object): number {
  if (Array.isArray(value)) return listBytes(value);
  const known = pieces.get(value);
  return known?.bytes ?? (isFields(value) ? fieldsBytes(value) : 0);
}

/** Brackets, and a comma behind every item but the last. */
function listBytes(items: readonly unknown[]): number {
  let bytes = 1 + Math.max(1, items.length);
  for (const item of items) bytes += jsonBytes(item);
  return bytes;
}

/** Braces, and for every field two quotes, a colon, and a comma behind all but the last. The names are ours: plain. */
function fieldsBytes(fields: Readonly<Record<string, unknown>>): number {
  let bytes = 1;
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) bytes += name.length + 4 + jsonBytes(value);
  }
  return Math.max(2, bytes);
}

function isFields(value: object): value is Readonly<Record<string, unknown>> {
  return !Array.isArray(value);
}
