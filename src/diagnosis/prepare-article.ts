import type { Article } from "../knowledge";
import { registryKeysOf, setsAllOfTls12 } from "../remedy";
import { compileArticle, type CompiledArticle } from "./compile";
import { createEncoder } from "./encoder";
import { fuzzyTextsOf, toFuzzyPhrase, type FuzzyPhrase } from "./fuzzy-index";
import { isSameJson } from "./same-json";
import { toPlain } from "./plain-text";
import { createPool, type Pool } from "./pool";
import { toPhrase, type Phrase } from "./phrase-table";
import { toRow, type ConditionRow } from "./set-rows";
import { isKey, numberOf } from "./signs";

const encode = createEncoder();

/** What the words of one article add to an index, whatever the others are. Phrases and keys are numbers in pools. */
export interface PreparedWords {
  /** Phrases and keys in the order in which compiling asks for them. */
  readonly phrases: readonly number[];
  readonly keys: readonly number[];
  /** Its condition sets, signatures first; phrases and keys by their rows above. */
  readonly sets: ConditionRow;
  /** What may be found with typos. */
  readonly fuzzy: readonly number[];
  /** Its fix sets all registry values of TLS 1.2, and it knows a server by its registry. */
  readonly fixesRegistry: boolean;
}

/** A phrase in the pool, and what is to be known of it to find it with typos. */
export interface PooledFuzzyPhrase {
  readonly number: number;
  readonly phrase: FuzzyPhrase;
}

/** What the numbers of {@link PreparedWords} stand for. */
export interface Pools {
  readonly phrases: Pool<Phrase>;
  readonly keys: Pool<string>;
  readonly fuzzy: Pool<PooledFuzzyPhrase>;
}

/** One article made ready. */
export interface PreparedArticle {
  readonly article: Article;
  /** The article as JSON in UTF-8; when an image holds it, the image's own bytes. */
  body: Uint8Array;
  /** The same object as before where nothing changed that it is made of. */
  readonly words: PreparedWords;
}

export interface Preparation {
  readonly pools: Pools;
  /** Makes articles ready. What it made of an earlier version is used again where that did not change. */
  prepare(articles: readonly Article[]): PreparedArticle[];
}

export function createPreparation(): Preparation {
  const pools: Pools = { phrases: createPool(), keys: createPool(), fuzzy: createPool() };
  const known = new WeakMap<Article, PreparedArticle>();
  let last = new Map<string, PreparedArticle>();

  function prepareOne(article: Article): PreparedArticle {
    const before = last.get(article.id);
    const isSame = before !== undefined && hasSameWords(article, before.article);
    const words = isSame ? before.words : prepareWords(article, pools);
    const prepared = { article, body: encode(JSON.stringify(article)), words };
    known.set(article, prepared);
    return prepared;
  }

  return {
    pools,
    prepare(articles) {
      const prepared = articles.map((article) => known.get(article) ?? prepareOne(article));
      last = new Map(prepared.map((item) => [item.article.id, item]));
      return prepared;
    },
  };
}

/** Whether two articles have everything in common that {@link prepareWords} looks at. */
function hasSameWords(a: Article, b: Article): boolean {
  return (
    isSameJson(a.signatures, b.signatures) &&
    isSameJson(a.evidence, b.evidence) &&
    isSameJson(a.retellings, b.retellings) &&
    isSameJson(a.fixes, b.fixes)
  );
}

function prepareWords(article: Article, pools: Pools): PreparedWords {
  const phrases: number[] = [];
  const keys: number[] = [];
  /** Pooled numbers by the phrases as they are written. */
  const numbers = new Map<string, number>();
  const compiled = compileArticle(article, {
    phrase: (text) => {
      const phrase = toPhrase(text);
      const number = pools.phrases.numberOf(phrase.key, () => phrase);
      numbers.set(text, number);
      return { number: phrases.push(number) - 1, length: phrase.text.length };
    },
    key: (key) => keys.push(pools.keys.numberOf(key, () => key)) - 1,
  });
  return {
    phrases,
    keys,
    sets: toRow(compiled),
    fuzzy: fuzzyTextsOf(article).flatMap((text) => {
      const number = numbers.get(text);
      if (number === undefined) return [];
      const plain = toPlain(text);
      const phrase = toFuzzyPhrase(plain, pools.phrases.items[number]?.text ?? "");
      // Phrases that differ in their blanks only are one phrase, and compared with a text in each form.
      return phrase === undefined ? [] : pools.fuzzy.numberOf(`${number} ${plain}`, () => ({ number, phrase }));
    }),
    fixesRegistry:
      setsAllOfTls12(registryKeysOf(article)) && knowsRegistry(compiled, (key) => pools.keys.items[keys[key] ?? -1]),
  };
}

function knowsRegistry({ signatures }: CompiledArticle, keyAt: (row: number) => string | undefined): boolean {
  return signatures.some(({ all, any }) =>
    [...all, ...any].some(({ sign }) => isKey(sign) && keyAt(numberOf(sign)) === "fact registry-tls12-off"),
  );
}
