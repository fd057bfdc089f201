import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse, parseTree, findNodeAtLocation, printParseErrorCode, type ParseError } from "jsonc-parser";
import { articleSchema, type Article } from "./article";

/** A fault in a file of the knowledge base, at its place. */
export interface KnowledgeProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly message: string;
}

/** The knowledge base as it stands in a folder. */
export interface ReadKnowledge {
  readonly articles: readonly Article[];
  readonly problems: readonly KnowledgeProblem[];
  /** Short hash over all article files: two folders with the same version hold the same knowledge. */
  readonly version: string;
}

/** Reads `DIR/articles/*.json`. Never throws for a faulty file: what is wrong is told, with its place. */
export function readKnowledge(directory: string): ReadKnowledge {
  const folder = path.join(directory, "articles");
  const articles: Article[] = [];
  const problems: KnowledgeProblem[] = [];
  const hash = createHash("sha256");
  let names: string[];
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort();
  } catch {
    const message = `There is no folder ${folder}. Give the knowledge folder (the one that holds articles/) with KNOWLEDGE_DIR or --knowledge.`;
    return { articles, problems: [{ file: folder, line: 1, column: 1, message }], version: "none" };
  }
  for (const name of names) {
    const file = path.join(folder, name);
    const text = readFileSync(file, "utf8");
    hash.update(name).update("\0").update(text).update("\0");
    const read = parseArticle(file, text);
    if (Array.isArray(read)) problems.push(...read);
    else articles.push(read);
  }
  return { articles, problems, version: hash.digest("hex").slice(0, 12) };
}

/** One article file's text -> the article, or what is wrong with it. */
export function parseArticle(file: string, text: string): Article | KnowledgeProblem[] {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (errors.length > 0) {
    return errors.map(({ error, offset }) => ({
      file,
      ...positionOf(text, offset),
      message: `Not valid JSON: ${printParseErrorCode(error)}.`,
    }));
  }
  const result = articleSchema.safeParse(value);
  if (!result.success) {
    const tree = parseTree(text);
    return result.error.issues.map((issue) => {
      const keys = issue.path.filter((key) => typeof key !== "symbol");
      const node = tree === undefined ? undefined : findNode(tree, keys);
      return {
        file,
        ...positionOf(text, node?.offset ?? 0),
        message: `${keys.join(".") || "article"}: ${issue.message}`,
      };
    });
  }
  const id = path.basename(file, ".json");
  if (result.data.id !== id) {
    const node = findNodeAtLocation(parseTree(text) ?? { type: "null", offset: 0, length: 0 }, ["id"]);
    const message = `id is "${result.data.id}" but the file is named ${id}.json: make the two the same.`;
    return [{ file, ...positionOf(text, node?.offset ?? 0), message }];
  }
  return result.data;
}

/** The node at a path, or the nearest one above it. */
function findNode(
  tree: NonNullable<ReturnType<typeof parseTree>>,
  keys: readonly (string | number)[],
): { offset: number } | undefined {
  for (let length = keys.length; length >= 0; length--) {
    const node = findNodeAtLocation(tree, keys.slice(0, length));
    if (node !== undefined) return node;
  }
  return undefined;
}

function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}
