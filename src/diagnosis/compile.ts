import { RE2JS } from "re2js";
import { requiredLiteral, type Article, type Condition, type ConditionSet } from "../knowledge";
import { squeeze } from "../paste";
import { createArticleSearch, type ArticleSearch } from "./article-search";
import { createFuzzyIndex, type FuzzyIndex } from "./fuzzy";
import { createPhraseIndex, type PhraseIndex } from "./phrase-index";

/** A condition made ready: phrases are numbers in the index, patterns are compiled behind a literal. */
export type CompiledCondition =
  | { readonly kind: "phrase"; readonly phrase: number; readonly length: number }
  | { readonly kind: "pattern"; readonly pattern: RE2JS; readonly literal: number }
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

export interface CompiledArticle {
  readonly article: Article;
  readonly signatures: readonly (Named & { readonly strength: "conclusive" | "strong" | "weak" })[];
  readonly for: readonly (Named & { readonly weight: "decisive" | "supporting" })[];
  readonly against: readonly (Named & { readonly weight: "decisive" | "supporting" })[];
}

/** The whole knowledge base made ready for diagnosing. Immutable: a new base is compiled aside and swapped by reference. */
export interface CompiledKnowledge {
  readonly articles: ReadonlyMap<string, Article>;
  /** The served article of this id; for a deprecated one its replacement. */
  findServed(id: string): Article | undefined;
  readonly compiled: readonly CompiledArticle[];
  readonly phrases: PhraseIndex;
  /** Squeezed phrases by number. */
  readonly phraseTexts: readonly string[];
  /** Phrases of a single word, such as SocketError: "socket, error" is not one of them. */
  readonly oneWordPhrases: ReadonlySet<number>;
  /** Rows of `compiled` that a find can concern, by kind of find. */
  readonly byPhrase: ReadonlyMap<number, readonly number[]>;
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  /** Phrases and retellings for the stage behind everything exact. */
  readonly fuzzy: FuzzyIndex;
  /** Served articles by the words of a person who looks for one. */
  readonly search: ArticleSearch;
}

/** Shorter phrases resemble too much. */
const SHORTEST_FUZZY = 14;

/** Compiles served articles (drafts and deprecated ones are left out). */
export function compileKnowledge(articles: readonly Article[]): CompiledKnowledge {
  const served = articles.filter((article) => article.status === "reviewed").sort((a, b) => (a.id < b.id ? -1 : 1));
  const phraseTexts: string[] = [];
  const oneWordPhrases = new Set<number>();
  const phraseNumbers = new Map<string, number>();
  const phraseNumber = (text: string): number => {
    const squeezed = squeeze(text);
    const known = phraseNumbers.get(squeezed);
    if (known !== undefined) return known;
    phraseNumbers.set(squeezed, phraseTexts.length);
    phraseTexts.push(squeezed);
    if (/^[\p{L}\p{N}]+$/u.test(text)) oneWordPhrases.add(phraseTexts.length - 1);
    return phraseTexts.length - 1;
  };
  const compileSet = (set: ConditionSet): CompiledSet => ({
    all: (set.all ?? []).map((condition) => compileCondition(condition, phraseNumber)),
    any: (set.any ?? []).map((condition) => compileCondition(condition, phraseNumber)),
    none: (set.none ?? []).map((condition) => compileCondition(condition, phraseNumber)),
  });
  const compiled = served.map((article): CompiledArticle => ({
    article,
    signatures: [
      ...article.signatures.map((item) => ({ ...compileSet(item), name: item.name, strength: item.strength })),
      ...retellingSignature(article, compileSet),
    ],
    for: article.evidence.for.map((item) => ({ ...compileSet(item), name: item.name, weight: item.weight })),
    against: article.evidence.against.map((item) => ({ ...compileSet(item), name: item.name, weight: item.weight })),
  }));
  const byPhrase = new Map<number, number[]>();
  const byKey = new Map<string, number[]>();
  compiled.forEach(({ signatures }, row) => {
    for (const signature of signatures) {
      for (const condition of anchorsOf(signature)) {
        if (condition.kind === "phrase") add(byPhrase, condition.phrase, row);
        else if (condition.kind === "pattern") add(byPhrase, condition.literal, row);
        else add(byKey, anchorKey(condition), row);
      }
    }
  });
  const fuzzyTexts = served.flatMap((article) => [
    ...(article.retellings ?? []),
    ...article.signatures.flatMap(({ all = [], any = [] }) =>
      [...all, ...any].flatMap((condition) => ("phrase" in condition ? [condition.phrase] : [])),
    ),
  ]);
  const fuzzyPhrases = [...new Set(fuzzyTexts)]
    .filter(
      (text) =>
        squeeze(text).length >= SHORTEST_FUZZY ||
        (/\p{Script=Han}/u.test(text) && squeeze(text).length >= SHORTEST_FUZZY / 2),
    )
    .map((text) => ({ phrase: phraseNumber(text), text }));
  const byId = new Map(articles.map((article) => [article.id, article]));
  return {
    articles: byId,
    findServed(id) {
      const named = byId.get(id);
      const article = named?.status === "deprecated" ? byId.get(named.replacedBy ?? "") : named;
      return article?.status === "reviewed" ? article : undefined;
    },
    compiled,
    phrases: createPhraseIndex(phraseTexts),
    phraseTexts,
    oneWordPhrases,
    byPhrase,
    byKey,
    fuzzy: createFuzzyIndex(fuzzyPhrases),
    search: createArticleSearch(served),
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

function compileCondition(condition: Condition, phraseNumber: (text: string) => number): CompiledCondition {
  if ("phrase" in condition) {
    return { kind: "phrase", phrase: phraseNumber(condition.phrase), length: squeeze(condition.phrase).length };
  }
  if ("pattern" in condition) {
    const literal = requiredLiteral(condition.pattern);
    return {
      kind: "pattern",
      pattern: RE2JS.compile(condition.pattern, RE2JS.CASE_INSENSITIVE),
      literal: phraseNumber(literal ?? condition.pattern),
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

/** "X.7.500-699" -> a test for status codes of class 4 or 5, subject 7, detail 500 to 699. */
function enhancedCodeMatcher(wanted: string): (enhancedCode: string) => boolean {
  const [wantedClass = "", subject = "", detail = ""] = wanted.split(".");
  const [low = 0, high = low] = detail.split("-").map(Number);
  return (enhancedCode) => {
    const [foundClass = "", foundSubject = "", foundDetail = ""] = enhancedCode.split(".");
    const number = Number(foundDetail);
    return (
      (wantedClass === "X" ? foundClass === "4" || foundClass === "5" : foundClass === wantedClass) &&
      foundSubject === subject &&
      number >= low &&
      number <= high
    );
  };
}

function hostMatcher(wanted: string): (host: string) => boolean {
  if (!wanted.startsWith("*.")) return (host) => host === wanted;
  const suffix = wanted.slice(1);
  return (host) => host.endsWith(suffix);
}

/** The conditions of a signature one of which must be found before the others are worth looking at. */
function anchorsOf(set: CompiledSet): readonly CompiledCondition[] {
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

function add<Key>(index: Map<Key, number[]>, key: Key, row: number): void {
  const rows = index.get(key);
  if (rows === undefined) index.set(key, [row]);
  else if (rows.at(-1) !== row) rows.push(row);
}
