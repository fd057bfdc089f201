import type { Article } from "../knowledge";
import { buildFuzzyIndex, type FuzzyIndexParts, type FuzzyPhrase } from "./fuzzy-index";
import { buildKeyTable, type KeyTable } from "./keys";
import { buildPhraseIndex, type PhraseIndexParts } from "./phrase-index";
import { buildPhraseTable, type Phrase, type PhraseTable } from "./phrase-table";
import { createArticlePreparation, type PreparedArticle } from "./prepare-article";
import { createSetTableBuilder, type SetTable } from "./set-rows";
import { sharedUint32, sharedUint8 } from "./shared-arrays";
import { buildTextList, toLines, type TextList } from "./text-list";

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
  /** Condition sets, those of an article one behind the other, its signatures first; only these are looked up. */
  readonly sets: SetTable;
  /** The first set of each article; one more than there are articles. */
  readonly firstSets: Uint32Array;
  readonly phrases: PhraseTable;
  readonly phraseIndex: PhraseIndexParts;
  /** Codes, hosts, sources and facts that sets ask for. */
  readonly keys: KeyTable;
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
  const keys = new Map<string, number>();
  const keyNumberOf = (key: string): number => {
    const known = keys.get(key);
    if (known !== undefined) return known;
    keys.set(key, keys.size);
    return keys.size - 1;
  };
  const sets = createSetTableBuilder();
  const firstSets = sharedUint32(articles.length + 1);
  /** Phrases that differ in their blanks only are one phrase, and compared with a text in each form. */
  const fuzzy = new Map<string, { readonly number: number; readonly phrase: FuzzyPhrase }>();
  const served = sharedUint8(articles.length);
  const fixes: { readonly id: string; readonly number: number }[] = [];

  articles.forEach((article, number) => {
    firstSets[number] = sets.count();
    if (!article.isServed) return;
    served[number] = 1;
    const own = article.phrases.map(numberOf);
    sets.add(article.sets, own, article.keys.map(keyNumberOf));
    for (const { row, phrase } of article.fuzzy) {
      const entry = { number: own[row] ?? 0, phrase };
      fuzzy.set(`${entry.number} ${phrase.plain}`, entry);
    }
    if (article.fixesRegistry) fixes.push({ id: article.id, number });
  });

  firstSets[articles.length] = sets.count();

  const table = buildPhraseTable(phrases);
  const registryFixes = sharedUint32(fixes.length);
  registryFixes.set(fixes.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ number }) => number));
  return {
    bodies: buildTextList(articles.map(({ body }) => body)),
    ids: toLines(articles.map(({ id }) => id)),
    served,
    sets: sets.finish(phrases.length, keys.size),
    firstSets,
    phrases: table,
    phraseIndex: buildPhraseIndex(phrases),
    keys: buildKeyTable([...keys.keys()]),
    fuzzy: buildFuzzyIndex([...fuzzy.values()]),
    registryFixes,
  };
}
