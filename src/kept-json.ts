/** What is kept, as JSON in UTF-8. */
const kept = new WeakMap<object, Buffer>();

/** Makes a part of an answer unchangeable, so that many answers can hold it, and remembers its JSON. */
export function keep<Part extends object>(part: Part): Part {
  freeze(part);
  kept.set(part, Buffer.from(JSON.stringify(part)));
  return part;
}

/** The bytes of `JSON.stringify(value)` in UTF-8. What is kept is copied, neither walked through nor encoded again. */
export function toJsonBuffer(value: object): Buffer {
  const pieces: Buffer[] = [];
  let text = "";

  function write(part: unknown): void {
    if (typeof part !== "object" || part === null) {
      text += JSON.stringify(part);
      return;
    }
    const known = kept.get(part);
    if (known !== undefined) {
      pieces.push(Buffer.from(text), known);
      text = "";
    } else if (Array.isArray(part)) writeList(part);
    else if (isPlain(part)) writeFields(part);
    // Dates and the like know best how they are written.
    else text += JSON.stringify(part);
  }

  function writeList(items: readonly unknown[]): void {
    text += "[";
    items.forEach((item, index) => {
      if (index > 0) text += ",";
      write(isWritten(item) ? item : null);
    });
    text += "]";
  }

  function writeFields(fields: Readonly<Record<string, unknown>>): void {
    text += "{";
    let isFirst = true;
    for (const name of Object.keys(fields)) {
      const field = fields[name];
      if (!isWritten(field)) continue;
      text += `${isFirst ? "" : ","}${JSON.stringify(name)}:`;
      isFirst = false;
      write(field);
    }
    text += "}";
  }

  write(value);
  pieces.push(Buffer.from(text));
  return Buffer.concat(pieces);
}

/** Whether JSON has a way to write a value; in a list null stands for what it has not. */
function isWritten(value: unknown): boolean {
  return value !== undefined && typeof value !== "function" && typeof value !== "symbol";
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !("toJSON" in value);
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
  return known?.byteLength ?? (isFields(value) ? fieldsBytes(value) : 0);
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
