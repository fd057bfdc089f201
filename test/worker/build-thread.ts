import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const ROOT = path.join(__dirname, "..", "..");
/** What becomes of src. Below node_modules, so that the packages are found from there. */
export const THREAD_FOLDER = path.join(ROOT, "node_modules", ".cache", `medic-thread-${process.pid}`);

/** Builds the scripts of threads before the tests of a file, and removes them after; the folder of the threads' own. */
export function useThreads(): string {
  beforeAll(buildThreads);
  afterAll(() => {
    rmSync(THREAD_FOLDER, { recursive: true, force: true });
  });
  return path.join(THREAD_FOLDER, "worker");
}

/** Turns src into scripts that a thread can load, which jest does only for tests. */
function buildThreads(): void {
  const src = path.join(ROOT, "src");
  const inRooms = ["worker", "paste", "diagnosis", "knowledge", "remedy"].flatMap((room) =>
    readdirSync(path.join(src, room), { recursive: true, encoding: "utf8" }).map((name) => path.join(room, name)),
  );
  for (const name of ["article-files.ts", "required-literal.ts", ...inRooms].filter((file) => file.endsWith(".ts"))) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(src, name), "utf8"), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    });
    const target = path.join(THREAD_FOLDER, name.replace(/\.ts$/u, ".js"));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}
