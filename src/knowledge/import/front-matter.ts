import { isMap, parseDocument } from "yaml";
import type { SourceFile } from "./source-file";

/** The block of names and values above an article, as far as it could be read. */
export interface FrontMatter {
  /** Value of a field as text; undefined where it is missing or empty. */
  one(key: string): string | undefined;
  /** Values of a list field; a single value counts as a list of one. */
  list(key: string): string[];
  /** Offset of a field's line, or of the top of the file. */
  offsetOf(key: string): number;
  readonly isThere: boolean;
  /** Offset at which the article begins. */
  readonly bodyOffset: number;
}

const FENCED = /^---[ \t]*\r?\n(?:(?<yaml>[\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/u;
const RULE = "front-matter";

/** Reads the YAML front matter. What is broken is reported, and fields that stand on a line of their own are read all the same. */
export function readFrontMatter(source: SourceFile): FrontMatter {
  const { text } = source;
  const match = FENCED.exec(text);
  if (match === null) {
    const opened = /^---[ \t]*\r?\n/u.test(text);
    source.report(
      0,
      RULE,
      opened ? "The front matter is never closed." : "There is no front matter: date, language and origin are unknown.",
      opened
        ? "Put a line --- behind its last field."
        : "Put title, ms.date and ms.contentlocale between two lines --- at the top, or fill in retrieved, verifiedOn and provenance in the draft.",
      "warning",
    );
    const bodyOffset = opened ? Math.max(text.search(/^#\s/mu), 0) : 0;
    return toFrontMatter(source, text.slice(0, bodyOffset), 0, new Map(), opened, bodyOffset);
  }
  const yaml = match.groups?.["yaml"] ?? "";
  const start = text.indexOf("\n") + 1;
  return toFrontMatter(source, yaml, start, readYaml(source, yaml, start), true, match[0].length);
}

function readYaml(source: SourceFile, yaml: string, start: number): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  const document = parseDocument(yaml, { prettyErrors: false, logLevel: "silent" });
  const [error] = document.errors;
  if (error !== undefined) {
    source.report(
      start + Math.min(error.pos[0], yaml.length),
      RULE,
      `The front matter is not valid YAML: ${error.message}`,
      'Put values with a colon or a quote in them into "double quotes". Fields that stand on a line of their own were read.',
      "warning",
    );
    return fields;
  }
  if (!isMap(document.contents)) {
    source.report(
      start,
      RULE,
      "The front matter is no list of fields.",
      "Write one field a line, such as title: and ms.date:. Translated front matter is damaged: take it from the English file.",
      "warning",
    );
    return fields;
  }
  // Only the top level is looked at: what lies deeper is no field.
  for (const [key, value] of Object.entries(toRecord(document.toJS()))) {
    fields.set(key, [value].flat().filter(isScalar).map(String));
  }
  return fields;
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function isScalar(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function toFrontMatter(
  { text }: SourceFile,
  yaml: string,
  start: number,
  fields: ReadonlyMap<string, readonly string[]>,
  isThere: boolean,
  bodyOffset: number,
): FrontMatter {
  const lineOf = (key: string): RegExpExecArray | null =>
    new RegExp(`^${key.replaceAll(".", "\\.")}:[ \\t]*(.*?)[ \\t]*\\r?$`, "mu").exec(yaml);
  const list = (key: string): string[] => {
    const values = fields.get(key) ?? [lineOf(key)?.[1]?.replaceAll(/^["']|["']$/gu, "") ?? ""];
    return values.map((value) => value.trim()).filter((value) => value !== "");
  };
  return {
    list,
    one: (key) => list(key)[0],
    offsetOf: (key) => {
      const line = lineOf(key);
      return line === null ? 0 : Math.min(start + line.index, text.length);
    },
    isThere,
    bodyOffset,
  };
}
