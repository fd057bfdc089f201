import type { Article } from "../knowledge";
import { buildFuzzyIndex, type FuzzyIndexParts } from "./fuzzy-index";
import { buildNumberLists, groupNumbers, type NumberLists } from "./number-lists";
import { buildPhraseIndex, type PhraseIndexParts } from "./phrase-index";
import { buildPhraseTable, type PhraseTable } from "./phrase-table";
import { createPreparation, type Pools, type PreparedWords } from "./prepare-article";
import { sharedUint32, sharedUint8 } from "./shared-arrays";
import { buildTextList, bytesAt, type TextList } from "./text-list";

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
 * Where no words changed that the tables are made of, the tables are those of the call before. Deprecated articles are not
 * served, and drafts only on request.
 */
export function createImageCompiler({ servesDrafts = false }: CompilerOptions = {}): ImageCompiler {
  const isServed = ({ status }: Article): boolean => status === "reviewed" || (servesDrafts && status === "draft");
  let preparation = createPreparation();
  let last: { readonly entries: readonly Entry[]; readonly tables: Tables } | undefined;

  return (articles) => {
    const prepared = preparation.prepare(articles);
    const entries = prepared.map(({ article, words }) => ({ id: article.id, words, isServed: isServed(article) }));
    const isSame = last !== undefined && areSame(entries, last.entries);
    const tables = last !== undefined && isSame ? last.tables : buildTables(entries, preparation.pools);
    last = { entries, tables };
    const bodies = buildTextList(prepared.map(({ body }) => body));
    prepared.forEach((article, number) => {
      article.body = bytesAt(bodies, number);
    });
    if (preparation.pools.phrases.items.length > 2 * tables.phrases.lengths.length + MOST_UNUSED) {
      preparation = createPreparation();
    }
    return { bodies, ...tables };
  };
}

/** Phrases that no article has any more are kept up to this number and as many as are in use; then all is prepared anew. */
const MOST_UNUSED = 50_000;

/** What of an article all tables but that of the bodies are made of. */
interface Entry {
  readonly id: string;
  readonly words: PreparedWords;
  readonly isServed: boolean;
}

type Tables = Omit<KnowledgeImage, "bodies">;

function areSame(entries: readonly Entry[], others: readonly Entry[]): boolean {
  return (
    entries.length === others.length &&
    entries.every(({ id, words, isServed }, number) => {
      const other = others[number];
      return other?.id === id && other.words === words && other.isServed === isServed;
    })
  );
}

function buildTables(entries: readonly Entry[], pools: Pools): Tables {
  const phrases = createNumbering(pools.phrases.items);
  const fuzzy = createNumbering(pools.fuzzy.items);
  const asked = entries.map(({ words, isServed }) => (isServed ? words.phrases.map(phrases.numberOf) : []));
  const byPhrase = createPairs(pools.phrases.items.length);
  const byKey = new Map<string, number[]>();
  const served = sharedUint8(entries.length);
  const fixes: { readonly id: string; readonly number: number }[] = [];

  entries.forEach(({ id, words, isServed }, number) => {
    if (!isServed) return;
    served[number] = 1;
    for (const phrase of words.anchorPhrases) byPhrase.add(phrases.numberOf(phrase), number);
    for (const key of words.anchorKeys) {
      const found = byKey.get(key);
      if (found === undefined) byKey.set(key, [number]);
      else if (found.at(-1) !== number) found.push(number);
    }
    words.fuzzy.forEach(fuzzy.numberOf);
    if (words.fixesRegistry) fixes.push({ id, number });
  });

  const registryFixes = sharedUint32(fixes.length);
  registryFixes.set(fixes.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ number }) => number));
  return {
    ids: toLines(entries.map(({ id }) => id)),
    served,
    asked: buildNumberLists(asked),
    phrases: buildPhraseTable(phrases.items),
    phraseIndex: buildPhraseIndex(phrases.items),
    byPhrase: groupNumbers(phrases.items.length, byPhrase.rows, byPhrase.values),
    keys: toLines([...byKey.keys()]),
    byKey: buildNumberLists([...byKey.values()]),
    fuzzy: buildFuzzyIndex(fuzzy.items.map(({ number, phrase }) => ({ number: phrases.numberOf(number), phrase }))),
    registryFixes,
  };
}

/** Numbers those things of a pool that are asked for, in the order in which they are. */
function createNumbering<Item>(pool: readonly Item[]): {
  readonly items: readonly Item[];
  readonly numberOf: (pooled: number) => number;
} {
  const numbers = new Int32Array(pool.length).fill(-1);
  const items: Item[] = [];
  return {
    items,
    numberOf(pooled) {
      const item = pool[pooled];
      const known = numbers[pooled] ?? 0;
      if (known >= 0 || item === undefined) return known;
      numbers[pooled] = items.length;
      return items.push(item) - 1;
    },
  };
}

/** Pairs of a row and a value that come in the order of the values; one that comes again is one. */
function createPairs(size: number): {
  readonly rows: readonly number[];
  readonly values: readonly number[];
  add(row: number, value: number): void;
} {
  const last = new Int32Array(size).fill(-1);
  const rows: number[] = [];
  const values: number[] = [];
  return {
    rows,
    values,
    add(row, value) {
      if (last[row] === value) return;
      last[row] = value;
      rows.push(row);
      values.push(value);
    },
  };
}

function toLines(texts: readonly string[]): TextList {
  return buildTextList(texts.map((text) => Buffer.from(`${text}\n`)));
}
