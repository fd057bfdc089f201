import { createHash } from "node:crypto";

/** SHA-256 of parts, each apart from the next, as hexadecimal digits. */
export function digest(...parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest("hex");
}
