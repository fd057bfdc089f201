import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A new temporary folder, which goes with this process. */
export function createScratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "medic-bench-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
