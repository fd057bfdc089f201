import type { ImportOptions, ImportResult } from "./import/import-article";

/** Turns a support article into a draft. Loaded when it is needed: it reads Markdown and YAML, which serving does without. */
export async function importArticle(markdown: string, options: ImportOptions): Promise<ImportResult> {
  const importer = await import("./import/import-article.js");
  return importer.importArticle(markdown, options);
}
