import { readdirSync } from "node:fs";
import path from "node:path";
import { digestOf, isArticleFileName, toVersion } from "../article-files";
import type { Article } from "./article";
import { isValid, readArticleFile, type ArticleFile } from "./article-file";
import { findBlocking } from "./lint/blocking";
import { compareProblems, type KnowledgeProblem } from "./problem";

/** One article file, as far as serving needs it: not its text. */
export interface LoadedArticle {
  readonly name: string;
  /** Hash of the file's bytes. */
  readonly hash: string;
  /** Undefined where the file may not be served; `problems` says why. */
  readonly article?: Article;
  /** Of a file that may not be served: what it held when it last might. */
  readonly lastGood?: Article;
  readonly problems: readonly KnowledgeProblem[];
}

/** The knowledge base as it stands in a folder. */
export interface ReadKnowledge {
  /** Every article file, sorted by name: also drafts, and those with faults. */
  readonly files: readonly LoadedArticle[];
  /** Those that may be served: articles in `problems` are not among them. */
  readonly articles: readonly Article[];
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
  return toReadKnowledge(names.map((name) => loadArticle(path.join(articlesFolder(directory), name))));
}

/** Reads every article file with its text and places, for those who look for faults; sorted by name. */
export function readArticleFiles(directory: string): ArticleFile[] {
  return (listArticleFiles(directory) ?? []).map((name) => readArticleFile(path.join(articlesFolder(directory), name)));
}

/** Reads one article file for serving; gives `known` itself where the file still holds the same bytes. */
export function loadArticle(file: string, known?: LoadedArticle): LoadedArticle {
  const read = readArticleFile(file, known?.hash);
  return read === undefined && known !== undefined ? known : judgeArticle(read ?? readArticleFile(file));
}

/** An article file that was read -> whether it may be served. */
export function judgeArticle(read: ArticleFile): LoadedArticle {
  const { name, hash } = read;
  if (!isValid(read)) return { name, hash, problems: [...read.problems].sort(compareProblems) };
  const problems = findBlocking(read);
  return problems.length > 0 ? { name, hash, problems } : { name, hash, article: read.article, problems };
}

/** Names of the article files, sorted; undefined where there is no such folder. */
export function listArticleFiles(directory: string): string[] | undefined {
  try {
    return readdirSync(articlesFolder(directory)).filter(isArticleFileName).sort();
  } catch {
    return undefined;
  }
}

/** Puts files that were loaded, sorted by name, together. */
export function toReadKnowledge(
  loaded: readonly LoadedArticle[],
  folderProblems: readonly KnowledgeProblem[] = [],
): ReadKnowledge {
  return {
    files: loaded,
    articles: loaded.flatMap(({ article }) => article ?? []),
    problems: [...folderProblems, ...loaded.flatMap(({ problems }) => problems)].sort(compareProblems),
    version: toVersion(digestOf(loaded)),
  };
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
