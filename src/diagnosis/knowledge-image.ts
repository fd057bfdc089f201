import type { Article } from "../knowledge";
import { buildFuzzyIndex, type FuzzyIndexParts } from "./fuzzy-index";
import { buildKeyTable, type KeyTable } from "./keys";
import { buildPhraseIndex, type PhraseIndexParts } from "./phrase-index";
import { buildPhraseTable, type PhraseTable } from "./phrase-table";
import { createPreparation, type Pools, type PreparedWords } from "./prepare-article";
import { createSetTableBuilder, type SetTable } from "./set-rows";
import { sharedUint32, sharedUint8 } from "./shared-arrays";
import { buildTextList, bytesAt, toLines, type TextList } from "./text-list";

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
  const keys = createNumbering(pools.keys.items);
  const fuzzy = createNumbering(pools.fuzzy.items);
  const sets = createSetTableBuilder(pools.phrases.items.length, pools.keys.items.length);
  const firstSets = sharedUint32(entries.length + 1);
  const served = sharedUint8(entries.length);
  const fixes: { readonly id: string; readonly number: number }[] = [];

  entries.forEach(({ id, words, isServed }, number) => {
    firstSets[number] = sets.count();
    if (!isServed) return;
    served[number] = 1;
    sets.add(words.sets, words.phrases.map(phrases.numberOf), words.keys.map(keys.numberOf));
    words.fuzzy.forEach(fuzzy.numberOf);
    if (words.fixesRegistry) fixes.push({ id, number });
  });
  firstSets[entries.length] = sets.count();

  const registryFixes = sharedUint32(fixes.length);
  registryFixes.set(fixes.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ number }) => number));
  return {
    ids: toLines(entries.map(({ id }) => id)),
    served,
    sets: sets.finish(phrases.items.length, keys.items.length),
    firstSets,
    phrases: buildPhraseTable(phrases.items),
    phraseIndex: buildPhraseIndex(phrases.items),
    keys: buildKeyTable(keys.items),
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
