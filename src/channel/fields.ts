/** A JSON object whose fields nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Tells whether a value is a JSON object (not null, not an array). */
function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object; anything else is read as an empty one. */
export function toFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The value as a list; anything else is read as an empty one. */
export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text; anything else is read as none. */
export function toText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
