import { RE2JS } from "re2js";
import type { Article, Condition, ConditionSet } from "../knowledge";
import { requiredLiteral } from "../required-literal";

/** A condition made ready: phrases are numbers in the index, patterns are compiled behind a literal. */
export type CompiledCondition =
  | { readonly kind: "phrase"; readonly phrase: number; readonly length: number }
  | {
      readonly kind: "pattern";
      readonly isIn: (text: string) => boolean;
      /** The phrase that must be found before the pattern is worth running. */
      readonly literal: number;
      /** Every text that the pattern matches holds this: a plain test, many times faster than the pattern. */
      readonly required: RegExp;
    }
  | { readonly kind: "replyCode"; readonly replyCode: number }
  | { readonly kind: "enhancedCode"; readonly matches: (enhancedCode: string) => boolean; readonly text: string }
  | { readonly kind: "remoteHost"; readonly matches: (host: string) => boolean }
  | { readonly kind: "source"; readonly source: string }
  | { readonly kind: "fact"; readonly fact: string };

export interface CompiledSet {
  readonly all: readonly CompiledCondition[];
  readonly any: readonly CompiledCondition[];
  readonly none: readonly CompiledCondition[];
}

interface Named extends CompiledSet {
  readonly name: string;
}

/** One served article made ready. */
export interface CompiledArticle {
  readonly article: Article;
  readonly signatures: readonly (Named & { readonly strength: "conclusive" | "strong" | "weak" })[];
  readonly for: readonly (Named & { readonly weight: "decisive" | "supporting" })[];
  readonly against: readonly (Named & { readonly weight: "decisive" | "supporting" })[];
}

/** A phrase in the index: its number, and how many letters and digits it has. */
export interface NumberedPhrase {
  readonly number: number;
  readonly length: number;
}

/** Makes an article ready. `toNumbered` is asked for its phrases one after the other, always in the same order. */
export function compileArticle(article: Article, toNumbered: (phrase: string) => NumberedPhrase): CompiledArticle {
  const toCompiled = (conditions: readonly Condition[] = []): readonly CompiledCondition[] =>
    conditions.map((condition) => compileCondition(condition, toNumbered));
  const compileSet = ({ all, any, none }: ConditionSet): CompiledSet => ({
    all: toCompiled(all),
    any: toCompiled(any),
    none: toCompiled(none),
  });
  return {
    article,
    signatures: [
      ...article.signatures.map((item) => ({ ...compileSet(item), name: item.name, strength: item.strength })),
      ...retellingSignature(article, compileSet),
    ],
    for: article.evidence.for.map((item) => ({ ...compileSet(item), name: item.name, weight: item.weight })),
    against: article.evidence.against.map((item) => ({ ...compileSet(item), name: item.name, weight: item.weight })),
  };
}

/** What people write in their own words is a weak signature; with typos it is found by the stage behind everything exact. */
function retellingSignature(
  article: Article,
  compileSet: (set: ConditionSet) => CompiledSet,
): CompiledArticle["signatures"] {
  const { retellings = [] } = article;
  if (retellings.length === 0) return [];
  return [{ ...compileSet({ any: retellings.map((phrase) => ({ phrase })) }), name: "retold", strength: "weak" }];
}

function compileCondition(condition: Condition, toNumbered: (phrase: string) => NumberedPhrase): CompiledCondition {
  if ("phrase" in condition) {
    const { number, length } = toNumbered(condition.phrase);
    return { kind: "phrase", phrase: number, length };
  }
  if ("pattern" in condition) {
    const literal = requiredLiteral(condition.pattern);
    const required = (literal ?? "").replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
    return {
      kind: "pattern",
      isIn: patternMatcher(condition.pattern),
      literal: toNumbered(literal ?? condition.pattern).number,
      required: new RegExp(required, "iu"),
    };
  }
  if ("replyCode" in condition) return { kind: "replyCode", replyCode: condition.replyCode };
  if ("enhancedCode" in condition) {
    return { kind: "enhancedCode", matches: enhancedCodeMatcher(condition.enhancedCode), text: condition.enhancedCode };
  }
  if ("remoteHost" in condition) return { kind: "remoteHost", matches: hostMatcher(condition.remoteHost) };
  if ("source" in condition) return { kind: "source", source: condition.source };
  return { kind: "fact", fact: condition.fact };
}

/** Compiled when it is first run: most patterns never are. */
function patternMatcher(pattern: string): (text: string) => boolean {
  let compiled: RE2JS | undefined;
  return (text) => {
    compiled ??= RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return compiled.matcher(text).find();
  };
}

/** "X.7.500-699" -> a test for status codes of class 4 or 5, subject 7, detail 500 to 699. */
function enhancedCodeMatcher(wanted: string): (enhancedCode: string) => boolean {
  const [wantedClass = "", subject = "", detail = ""] = wanted.split(".");
  const [low = 0, high = low] = detail.split("-").map(Number);
  const classes = wantedClass === "X" ? ["4", "5"] : [wantedClass];
  const beginnings = classes.map((found) => `${found}.${subject}.`);
  return (enhancedCode) => {
    const beginning = beginnings.find((candidate) => enhancedCode.startsWith(candidate));
    if (beginning === undefined) return false;
    const number = Number(enhancedCode.slice(beginning.length));
    return number >= low && number <= high;
  };
}

function hostMatcher(wanted: string): (host: string) => boolean {
  if (!wanted.startsWith("*.")) return (host) => host === wanted;
  const suffix = wanted.slice(1);
  return (host) => host.endsWith(suffix);
}

/** The conditions of a signature one of which must be found before the others are worth looking at. */
export function anchorsOf(set: CompiledSet): readonly CompiledCondition[] {
  const ranking = ["phrase", "pattern", "enhancedCode", "fact", "remoteHost", "replyCode", "source"] as const;
  for (const kind of ranking) {
    const condition = set.all.find((candidate) => candidate.kind === kind);
    if (condition !== undefined) return [condition];
  }
  return set.any;
}

/** Key under which a found code, host or fact looks up articles. Codes and hosts with wildcards share the key of their kind. */
export function anchorKey(condition: Exclude<CompiledCondition, { kind: "phrase" | "pattern" }>): string {
  switch (condition.kind) {
    case "replyCode":
      return `replyCode ${condition.replyCode}`;
    case "enhancedCode":
      return /^X|-/u.test(condition.text)
        ? `subject ${condition.text.split(".")[1] ?? ""}`
        : `enhancedCode ${condition.text}`;
    case "remoteHost":
      return "host";
    case "source":
      return `source ${condition.source}`;
    case "fact":
      return `fact ${condition.fact}`;
  }
}
