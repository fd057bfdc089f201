import type { Finding } from "../paste";

/** Longest piece of a pasted line shown: enough for a whole SMTP reply, short enough for a phone. */
const EXCERPT = 320;
const LEAD = 80;

/** The part of a line around its telling words; a cut is marked with an ellipsis. */
export function toExcerpt({ text, offset = 0 }: Finding): string {
  const line = text.trimStart();
  if (line.length <= EXCERPT) return line;
  const from = Math.max(0, offset - (text.length - line.length) - LEAD);
  const start = from <= LEAD ? 0 : from;
  const piece = line.slice(start, start + EXCERPT);
  return `${start > 0 ? "…" : ""}${piece}${start + EXCERPT < line.length ? "…" : ""}`;
}
