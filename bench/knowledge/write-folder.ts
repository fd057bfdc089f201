import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Article } from "../../src/knowledge";
import { createScratchFolder } from "../scratch-folder";

/** Writes a knowledge folder that a server can be started with; its path. The schema and samples are copied from `from`. */
export function writeKnowledgeFolder(from: string, articles: readonly Article[]): string {
  const folder = createScratchFolder();
  for (const name of ["article.schema.json", "samples"]) {
    cpSync(path.join(from, name), path.join(folder, name), { recursive: true });
  }
  writeArticles(path.join(folder, "articles"), articles);
  return folder;
}

/** Writes the files of articles into a new folder. */
export function writeArticles(folder: string, articles: readonly Article[]): void {
  mkdirSync(folder);
  for (const article of articles)
    writeFileSync(path.join(folder, `${article.id}.json`), JSON.stringify(article, null, 2));
}
