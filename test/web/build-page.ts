import { copyFile, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";

/** The folder of the page's sources. */
export const PAGE_SOURCES = join(__dirname, "../../src/web");

/** Transpiles the page into a new temporary folder, as `dist/web` would look, and gives that folder. Types are not checked. */
export async function buildPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "medic-page-"));
  for (const name of await readdir(PAGE_SOURCES)) {
    const source = join(PAGE_SOURCES, name);
    if (/\.(?:html|css)$/u.test(name)) await copyFile(source, join(folder, name));
    if (!name.endsWith(".ts") || name.endsWith(".d.ts")) continue;
    const { outputText } = ts.transpileModule(await readFile(source, "utf8"), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ES2022,
        verbatimModuleSyntax: false,
        isolatedModules: true,
      },
    });
    await writeFile(join(folder, name.replace(/\.ts$/u, ".js")), outputText);
  }
  return folder;
}
