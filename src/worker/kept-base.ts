import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { digestOf, hashOf, isArticleFileName, toVersion } from "../article-files";
import { fromImageBytes } from "./image-bytes";
import type { CompiledBase } from "./knowledge-messages";

/**
 * The build keeps the compiled base of `knowledge/` beside the scripts, so that a start need not wait for compiling. It serves
 * only where the same scripts would compile the same article files to the same; everything else is compiled as if it were not
 * there.
 */

/** The folder of the scripts: `dist/`. */
export const SCRIPTS = path.join(__dirname, "..");
/** What reading, checking and compiling articles is made of, and this. */
export const COMPILING = [
  "article-files.js",
  "required-literal.js",
  "diagnosis",
  "knowledge",
  "paste",
  "remedy",
  "worker",
];

/** The file with the kept base. */
export function keptFile(scripts = SCRIPTS): string {
  return path.join(scripts, "knowledge.image");
}

/**
 * The base that the build kept, where it is what the folder would be compiled to now; undefined where it is not, where there is
 * none or it is damaged. Loads nothing of what reads and compiles articles.
 */
export function readKeptBase(directory: string, scripts = SCRIPTS): CompiledBase | undefined {
  const started = performance.now();
  try {
    const bytes = readFileSync(keptFile(scripts));
    const digest = readDigest(directory);
    const image = fromImageBytes(bytes, toKey(digest, scripts));
    if (image === undefined) return undefined;
    return { image, version: toVersion(digest), loadedAt: new Date(), ms: performance.now() - started };
  } catch {
    // Whatever cannot be read, the usual way tells it, in full.
    return undefined;
  }
}

/** What a base is compiled of: the articles, by their digest, every script that takes part, and the engine that runs them. */
export function toKey(digest: string, scripts = SCRIPTS): string {
  const code = createHash("sha256");
  for (const file of COMPILING.flatMap((name) => listScripts(scripts, name)).sort()) {
    code.update(`${file}\0${hashOf(readFileSync(path.join(scripts, file)))}\0`);
  }
  // Engines differ in what is a letter; machines in how they keep numbers.
  return [process.version, process.arch, code.digest("hex"), digest].join(" ");
}

/** The scripts below a folder, or the one script. Folder by folder: the recursive call of Node.js 20 takes many times as long. */
function listScripts(scripts: string, name: string): string[] {
  if (name.endsWith(".js")) return [name];
  return readdirSync(path.join(scripts, name), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() || entry.name.endsWith(".js") ? listScripts(scripts, path.join(name, entry.name)) : [],
  );
}

/** The digest of the folder's article files as they stand. Throws where one cannot be read. */
function readDigest(directory: string): string {
  const folder = path.join(directory, "articles");
  const names = readdirSync(folder).filter(isArticleFileName).sort();
  return digestOf(
    names.map((file) => ({ name: path.basename(file, ".json"), hash: hashOf(readFileSync(path.join(folder, file))) })),
  );
}
