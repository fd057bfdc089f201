import { createHash } from "node:crypto";

/** Which files of `articles/` count, and what tells one state of them from another: the same for all who read that folder. */

/** Editors leave lock and backup files such as `.#a.json` behind: names that begin with a dot are not articles. */
export function isArticleFileName(name: string): boolean {
  return name.endsWith(".json") && !name.startsWith(".");
}

/** Hash of a file's bytes, in hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Hash over all article files, sorted by file name; `name` is without `.json`, `hash` that of the bytes. */
export function digestOf(files: Iterable<{ readonly name: string; readonly hash: string }>): string {
  const digest = createHash("sha256");
  for (const { name, hash } of files) digest.update(`${name}\0${hash}\0`);
  return digest.digest("hex");
}

/** What people are told of a digest: two folders with the same version hold the same knowledge. */
export function toVersion(digest: string): string {
  return digest.slice(0, 12);
}
