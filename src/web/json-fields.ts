/** A JSON object whose fields nobody has looked at yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text; empty where there is none. */
export function toText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A number; 0 where there is none. */
export function toNumber(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

/** The objects of a list; none where there is no list. */
export function toRecords(value: unknown): readonly JsonRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The texts of a list; none where there is no list. */
export function toTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
