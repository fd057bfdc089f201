import { RE2JS } from "re2js";
import type { Article, Condition, ConditionSet } from "../knowledge";
import { requiredLiteral } from "../required-literal";
import { keyOf, kindOf } from "./keys";
import { toSign } from "./signs";

/** A condition made ready: phrases and keys are numbers in the image, patterns are compiled behind a literal. */
export type CompiledCondition =
  | (Signed & { readonly kind: "phrase" | "replyCode" | "enhancedCode" | "remoteHost" | "source" | "fact" })
  | (Signed & {
      readonly kind: "pattern";
      readonly isIn: (text: string) => boolean;
      /** Every text that the pattern matches holds this: a plain test, many times faster than the pattern. */
      readonly required: RegExp;
    });

interface Signed {
  /** What it looks for: a phrase, the literal that must be found before a pattern is worth running, or a key. */
  readonly sign: number;
  /** How specific it is. Text outranks number: a code adds less than the shortest phrase, which adds its letters and digits. */
  readonly specificity: number;
}

/** What a condition that is no phrase adds. */
const SPECIFICITY = { pattern: 5, fact: 4, remoteHost: 4, enhancedCode: 3, replyCode: 1, source: 0 } as const;

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

/** Where conditions get their numbers from. It is asked for one condition after the other, always in the same order. */
export interface Numbering {
  phrase(phrase: string): NumberedPhrase;
  /** `key` as `keyOf` writes it. */
  key(key: string): number;
}

/** Makes an article ready. */
export function compileArticle(article: Article, numbering: Numbering): CompiledArticle {
  const toCompiled = (conditions: readonly Condition[] = []): readonly CompiledCondition[] =>
    conditions.map((condition) => compileCondition(condition, numbering));
  const compileSet = ({ all, any, none }: ConditionSet): CompiledSet => ({
    all: toCompiled(all),
    any: toCompiled(any),
    none: toCompiled(none),
  });
  return {
    article,
    signatures: [
      ...article.signatures.map((item) => ({ name: item.name, strength: item.strength, ...compileSet(item) })),
      ...retellingSignature(article, compileSet),
    ],
    for: article.evidence.for.map((item) => ({ name: item.name, weight: item.weight, ...compileSet(item) })),
    against: article.evidence.against.map((item) => ({ name: item.name, weight: item.weight, ...compileSet(item) })),
  };
}

/** What people write in their own words is a weak signature; with typos it is found by the stage behind everything exact. */
function retellingSignature(
  article: Article,
  compileSet: (set: ConditionSet) => CompiledSet,
): CompiledArticle["signatures"] {
  const { retellings = [] } = article;
  if (retellings.length === 0) return [];
  return [{ name: "retold", strength: "weak", ...compileSet({ any: retellings.map((phrase) => ({ phrase })) }) }];
}

function compileCondition(condition: Condition, numbering: Numbering): CompiledCondition {
  if ("phrase" in condition) {
    const { number, length } = numbering.phrase(condition.phrase);
    return { kind: "phrase", sign: toSign("phrase", number), specificity: length };
  }
  if ("pattern" in condition) {
    const literal = requiredLiteral(condition.pattern);
    const required = (literal ?? "").replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
    return {
      kind: "pattern",
      sign: toSign("pattern", numbering.phrase(literal ?? condition.pattern).number),
      specificity: SPECIFICITY.pattern,
      isIn: patternMatcher(condition.pattern),
      required: new RegExp(required, "iu"),
    };
  }
  const kind = kindOf(condition);
  return { kind, sign: toSign("key", numbering.key(keyOf(condition))), specificity: SPECIFICITY[kind] };
}

/** Compiled when it is first run: most patterns never are. */
function patternMatcher(pattern: string): (text: string) => boolean {
  let compiled: RE2JS | undefined;
  return (text) => {
    compiled ??= RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return compiled.matcher(text).find();
  };
}

/** How many pastes fulfil a condition of a kind, by its place among them. */
const COMMONNESS = { phrase: 0, pattern: 1, enhancedCode: 2, fact: 3, remoteHost: 4, replyCode: 5, source: 6 } as const;

/**
 * The conditions of a signature one of which must be found before the others are worth looking at: the rarest that it needs, or
 * all of those of which it needs one, where the commonest of them is rarer.
 */
export function anchorsOf({ all, any }: CompiledSet): readonly CompiledCondition[] {
  let [rarest] = all;
  for (const condition of all)
    if (rarest !== undefined && commonness(condition) < commonness(rarest)) rarest = condition;
  if (rarest === undefined) return any;
  const limit = commonness(rarest);
  return any.length > 0 && any.every((condition) => commonness(condition) < limit) ? any : [rarest];
}

function commonness({ kind }: CompiledCondition): number {
  return COMMONNESS[kind];
}
