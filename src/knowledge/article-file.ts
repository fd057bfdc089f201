import { readFileSync } from "node:fs";
import path from "node:path";
import { hashOf } from "../article-files";
import { articleSchema, type Article } from "./article";
import { decodeUtf8 } from "./decode-utf8";
import { parseJsonFile, type JsonFile } from "./json-file";
import type { KnowledgeProblem } from "./problem";
import { describeIssue } from "./schema-issue";

/** One file of `articles/`, as far as it could be read. */
export interface ArticleFile extends JsonFile {
  readonly file: string;
  /** The id that the file's name promises. */
  readonly name: string;
  /** Undefined where the file does not hold an article; `problems` then says why. */
  readonly article?: Article;
  /** What keeps it from being an article. */
  readonly problems: readonly KnowledgeProblem[];
  /** Hash of the file's bytes. */
  readonly hash: string;
}

/** An article file that holds an article. */
export type ValidArticleFile = ArticleFile & { readonly article: Article };

export function isValid(file: ArticleFile): file is ValidArticleFile {
  return file.article !== undefined;
}

/** The longest article of the catalogue has 40 KB; a log saved under the wrong name has megabytes. */
const LONGEST_BYTES = 512 * 1024;

/** Reads one article file. Never throws: a file that cannot be read or is no article says so in its problems. */
export function readArticleFile(file: string): ArticleFile;
/** The same, or undefined where the file holds the bytes of this hash: what they hold is known then. */
export function readArticleFile(file: string, knownHash: string | undefined): ArticleFile | undefined;
export function readArticleFile(file: string, knownHash?: string): ArticleFile | undefined {
  try {
    const bytes = readFileSync(file);
    if (bytes.length > LONGEST_BYTES) {
      return unreadable(
        file,
        `The file has ${bytes.length} bytes; an article has at most ${LONGEST_BYTES}.`,
        "Put long example texts into samples/ and name them with sample, or move what is no article out of articles/.",
      );
    }
    const hash = hashOf(bytes);
    return hash === knownHash ? undefined : parseArticleFile(file, bytes, hash);
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
    return unreadable(file, `The file cannot be read (${code}).`, "Check that it is there and may be read.");
  }
}

/** The bytes of an article file -> what they hold. */
export function parseArticleFile(file: string, bytes: Uint8Array, hash = hashOf(bytes)): ArticleFile {
  const name = path.basename(file, ".json");
  if (bytes.includes(0) || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    const read = unreadable(
      file,
      "The file is not UTF-8: it looks like UTF-16 text or a binary file.",
      "Save it as UTF-8. Windows PowerShell 5.1 writes UTF-16 with > and Out-File: add -Encoding utf8.",
    );
    return Object.assign({}, read, { hash });
  }
  // Notepad and Windows PowerShell put a byte order mark in front, which JSON does not permit and nobody sees.
  const json = parseJsonFile(decodeUtf8(bytes));
  const at = { file, severity: "error" } as const;
  if (json.fault !== undefined) {
    const { line, column, message, help } = json.fault;
    return { file, name, hash, problems: [{ line, column, rule: "json", message, help, ...at }], ...json };
  }
  const result = articleSchema.safeParse(json.value);
  if (result.success) return { file, name, hash, article: result.data, problems: [], ...json };
  const problems = result.error.issues.map((issue): KnowledgeProblem => {
    const { path: keys, on, message, help } = describeIssue(issue, json.value);
    return { rule: "schema", message, help, ...at, ...json.place(keys, on) };
  });
  return { file, name, hash, problems, ...json };
}

function unreadable(file: string, message: string, help: string): ArticleFile {
  const problem: KnowledgeProblem = { file, line: 1, column: 1, severity: "error", rule: "file", message, help };
  return { ...parseJsonFile("null"), file, name: path.basename(file, ".json"), hash: message, problems: [problem] };
}
