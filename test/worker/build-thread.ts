import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const ROOT = path.join(__dirname, "..", "..");
// Below node_modules, so that the packages are found from there.
const TARGET = path.join(ROOT, "node_modules", ".cache", `medic-thread-${process.pid}`);

/** Turns src into scripts that a thread can load, which jest does only for tests, and gives the folder of the threads' own. */
export function buildThreads(): string {
  const src = path.join(ROOT, "src");
  const inRooms = ["worker", "paste", "diagnosis", "knowledge", "remedy"].flatMap((room) =>
    readdirSync(path.join(src, room), { recursive: true, encoding: "utf8" }).map((name) => path.join(room, name)),
  );
  for (const name of ["article-files.ts", "required-literal.ts", ...inRooms].filter((file) => file.endsWith(".ts"))) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(src, name), "utf8"), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    });
    const target = path.join(TARGET, name.replace(/\.ts$/u, ".js"));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return path.join(TARGET, "worker");
}

/** The folder to remove when the tests are over. */
export const THREAD_FOLDER = TARGET;
