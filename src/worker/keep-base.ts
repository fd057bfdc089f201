import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { toImageBytes } from "./image-bytes";
import { keptFile, readKeptBase, SCRIPTS, toKey } from "./kept-base";

/**
 * Compiles a knowledge folder and keeps the base beside the scripts, for the next starts. Does nothing where that base is kept
 * already; a folder that may not be served as it stands leaves none. Rejects where the file cannot be written.
 */
export async function keepBase(directory: string, scripts = SCRIPTS): Promise<void> {
  if (readKeptBase(directory, scripts) !== undefined) return;
  rmSync(keptFile(scripts), { force: true });
  // Loaded only here: most builds find the folder as it was.
  const { compileFolder } = await import("./compile-folder.js");
  const compiled = compileFolder(directory);
  if (compiled === undefined) return;
  const bytes = toImageBytes(compiled.image, toKey(compiled.digest, scripts));
  // Another build may be at it: what lies there under its name is always whole.
  const aside = path.join(scripts, `.knowledge.image.${process.pid}`);
  writeFileSync(aside, bytes);
  renameSync(aside, keptFile(scripts));
}
