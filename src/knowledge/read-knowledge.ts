import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import type { Article } from "./article";
import { isValid, readArticleFile, type ArticleFile } from "./article-file";
import { findBlocking } from "./lint/blocking";
import { compareProblems, type KnowledgeProblem } from "./problem";

/** The knowledge base as it stands in a folder. */
export interface ReadKnowledge {
  /** Those that may be served: articles in `problems` are not among them. */
  readonly articles: readonly Article[];
  readonly files: readonly ArticleFile[];
  /** What forbids to serve this base, in order. */
  readonly problems: readonly KnowledgeProblem[];
  /** Short hash over all article files: two folders with the same version hold the same knowledge. */
  readonly version: string;
}

/** The folder that holds the article files of a knowledge folder. */
export function articlesFolder(directory: string): string {
  return path.join(directory, "articles");
}

/** Reads `DIR/articles/*.json`. Never throws for a faulty file: what is wrong is told, with its place. */
export function readKnowledge(directory: string): ReadKnowledge {
  const names = listArticleFiles(directory);
  if (names === undefined) return toReadKnowledge([], [noFolder(directory)]);
  return toReadKnowledge(names.map((name) => readArticleFile(path.join(articlesFolder(directory), name))));
}

/** Names of the article files, sorted; undefined where there is no such folder. */
export function listArticleFiles(directory: string): string[] | undefined {
  try {
    return readdirSync(articlesFolder(directory)).filter(isArticleFileName).sort();
  } catch {
    return undefined;
  }
}

/** Editors leave lock and backup files such as `.#a.json` behind: names that begin with a dot are not articles. */
export function isArticleFileName(name: string): boolean {
  return name.endsWith(".json") && !name.startsWith(".");
}

/** Puts files that were read, sorted by name, together. */
export function toReadKnowledge(
  files: readonly ArticleFile[],
  folderProblems: readonly KnowledgeProblem[] = [],
): ReadKnowledge {
  const hash = createHash("sha256");
  for (const { name, hash: content } of files) hash.update(`${name}\0${content}\0`);
  const articles: Article[] = [];
  const problems = [...folderProblems];
  for (const file of files) {
    const found = isValid(file) ? findBlocking(file) : file.problems;
    if (isValid(file) && found.length === 0) articles.push(file.article);
    else problems.push(...found);
  }
  return { articles, files, problems: problems.sort(compareProblems), version: hash.digest("hex").slice(0, 12) };
}

/** The problem of a folder that is not there. */
export function noFolder(directory: string): KnowledgeProblem {
  return {
    file: articlesFolder(directory),
    line: 1,
    column: 1,
    severity: "error",
    rule: "file",
    message: "There is no such folder.",
    help: "Give the knowledge folder (the one that holds articles/) with KNOWLEDGE_DIR or --knowledge.",
  };
}
