import type { Article } from "../knowledge";
import { buildFuzzyIndex, type FuzzyIndexParts, type FuzzyPhrase } from "./fuzzy-index";
import { buildNumberLists, type NumberLists } from "./number-lists";
import { buildPhraseIndex, type PhraseIndexParts } from "./phrase-index";
import { buildPhraseTable, type Phrase, type PhraseTable } from "./phrase-table";
import { createArticlePreparation, type PreparedArticle } from "./prepare-article";
import { sharedUint32, sharedUint8 } from "./shared-arrays";
import { buildTextList, type TextList } from "./text-list";

/**
 * A compiled knowledge base as plain arrays in shared memory: any thread opens it at once, without copying and without compiling
 * again. It never changes.
 */
export interface KnowledgeImage {
  /** The articles as JSON, by number: served ones and others. */
  readonly bodies: TextList;
  /** Their ids, each with a line feed behind it. */
  readonly ids: TextList;
  /** 1 for articles that are served. Only these are found by anything below. */
  readonly served: Uint8Array;
  /** Numbers of the phrases of each article, in the order in which compiling asks for them. */
  readonly asked: NumberLists;
  readonly phrases: PhraseTable;
  readonly phraseIndex: PhraseIndexParts;
  /** Articles that a phrase can concern. */
  readonly byPhrase: NumberLists;
  /** Codes, hosts, sources and facts that lead to articles, each with a line feed behind it, and the articles. */
  readonly keys: TextList;
  readonly byKey: NumberLists;
  readonly fuzzy: FuzzyIndexParts;
  /** Served articles whose fix sets all registry values of TLS 1.2, by id. */
  readonly registryFixes: Uint32Array;
}

/** Compiles one version of a knowledge base after the other. */
export type ImageCompiler = (articles: readonly Article[]) => KnowledgeImage;

/** Which articles are served. */
export interface CompilerOptions {
  /** Serve drafts too, for those who try them before they are published. */
  readonly servesDrafts?: boolean;
}

/**
 * Makes a compiler that remembers what it made of each article: one that is the same object as in an earlier call costs little.
 * Deprecated articles are not served, and drafts only on request.
 */
export function createImageCompiler({ servesDrafts = false }: CompilerOptions = {}): ImageCompiler {
  const prepare = createArticlePreparation();
  const isServed = ({ status }: Article): boolean => status === "reviewed" || (servesDrafts && status === "draft");
  return (articles) => buildImage(articles.map((article) => ({ ...prepare(article), isServed: isServed(article) })));
}

function buildImage(articles: readonly (PreparedArticle & { readonly isServed: boolean })[]): KnowledgeImage {
  const phrases: Phrase[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (phrase: Phrase): number => {
    const known = numbers.get(phrase.key);
    if (known !== undefined) return known;
    numbers.set(phrase.key, phrases.length);
    return phrases.push(phrase) - 1;
  };
  const asked: number[][] = [];
  const byPhrase: number[][] = [];
  const byKey = new Map<string, number[]>();
  /** Phrases that differ in their blanks only are one phrase, and compared with a text in each form. */
  const fuzzy = new Map<string, { readonly number: number; readonly phrase: FuzzyPhrase }>();
  const served = sharedUint8(articles.length);
  const fixes: { readonly id: string; readonly number: number }[] = [];

  articles.forEach((article, number) => {
    const own = article.isServed ? article.phrases.map(numberOf) : [];
    asked.push(own);
    if (!article.isServed) return;
    served[number] = 1;
    for (const row of article.anchorPhrases) addTo((byPhrase[own[row] ?? 0] ??= []), number);
    for (const key of article.anchorKeys) {
      const found = byKey.get(key);
      if (found === undefined) byKey.set(key, [number]);
      else addTo(found, number);
    }
    for (const { row, phrase } of article.fuzzy) {
      const entry = { number: own[row] ?? 0, phrase };
      fuzzy.set(`${entry.number} ${phrase.plain}`, entry);
    }
    if (article.fixesRegistry) fixes.push({ id: article.id, number });
  });

  const table = buildPhraseTable(phrases);
  const registryFixes = sharedUint32(fixes.length);
  registryFixes.set(fixes.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ number }) => number));
  return {
    bodies: buildTextList(articles.map(({ body }) => body)),
    ids: toLines(articles.map(({ id }) => id)),
    served,
    asked: buildNumberLists(asked),
    phrases: table,
    phraseIndex: buildPhraseIndex(phrases),
    byPhrase: buildNumberLists(phrases.map((_, number) => byPhrase[number] ?? [])),
    keys: toLines([...byKey.keys()]),
    byKey: buildNumberLists([...byKey.values()]),
    fuzzy: buildFuzzyIndex([...fuzzy.values()]),
    registryFixes,
  };
}

/** Articles come in the order of their numbers: one that was added last is known. */
function addTo(list: number[], number: number): void {
  if (list.at(-1) !== number) list.push(number);
}

function toLines(texts: readonly string[]): TextList {
  return buildTextList(texts.map((text) => Buffer.from(`${text}\n`)));
}
