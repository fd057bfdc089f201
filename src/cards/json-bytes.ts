/** Sizes of what is kept, in bytes. */
const kept = new WeakMap<object, number>();

/** Makes a part of a card unchangeable, so that many cards can hold it, and remembers its size. */
export function keep<Part extends object>(part: Part): Part {
  const bytes = jsonBytes(part);
  freeze(part);
  kept.set(part, bytes);
  return part;
}

function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}

/** What JSON writes other than as it stands. */
const NOT_PLAIN = /[^ !#-[\]-~]/u;

/** How many bytes of UTF-8 `JSON.stringify` makes of a value of plain data: counted, not written, and kept parts not looked into. */
export function jsonBytes(value: unknown): number {
  if (typeof value === "string") {
    return NOT_PLAIN.test(value) ? Buffer.byteLength(JSON.stringify(value)) : value.length + 2;
  }
  // Numbers, true, false and null are written as they print.
  return typeof value === "object" && value !== null ? objectBytes(value) : String(value).length;
}

function objectBytes(value: object): number {
  if (Array.isArray(value)) return listBytes(value);
  const known = kept.get(value);
  return known ?? (isFields(value) ? fieldsBytes(value) : 0);
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
