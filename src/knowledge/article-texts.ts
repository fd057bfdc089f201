import { readFileSync } from "node:fs";
import path from "node:path";
import { articlesFolder, listArticleFiles } from "./read-knowledge";

/** The article files of a knowledge folder as they stand, sorted by name; UTF-8, byte order marks included. */
export function readArticleTexts(directory: string): { readonly name: string; readonly content: string }[] {
  return (listArticleFiles(directory) ?? []).map((name) => ({
    name,
    content: readFileSync(path.join(articlesFolder(directory), name), "utf8"),
  }));
}
