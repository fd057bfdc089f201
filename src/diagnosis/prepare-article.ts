import type { Article } from "../knowledge";
import { registryKeysOf, setsAllOfTls12 } from "../remedy";
import { compileArticle, type CompiledArticle } from "./compile";
import { fuzzyTextsOf, toFuzzyPhrase, type FuzzyPhrase } from "./fuzzy-index";
import { toPhrase, type Phrase } from "./phrase-table";
import { toRow, type ConditionRow } from "./set-rows";
import { isKey, numberOf } from "./signs";

/** What one article adds to an index, whatever the others are. */
export interface PreparedArticle {
  readonly id: string;
  /** The article as JSON in UTF-8. */
  readonly body: Uint8Array;
  /** Phrases and keys in the order in which compiling asks for them. */
  readonly phrases: readonly Phrase[];
  readonly keys: readonly string[];
  /** Its condition sets, signatures first; phrases and keys by their rows above. */
  readonly sets: ConditionRow;
  /** What may be found with typos: a row in `phrases`, and the phrase made ready for that. */
  readonly fuzzy: readonly { readonly row: number; readonly phrase: FuzzyPhrase }[];
  /** Its fix sets all registry values of TLS 1.2, and it knows a server by its registry. */
  readonly fixesRegistry: boolean;
}

/** Makes a preparation that remembers: an article that is the same object as before is not prepared again. */
export function createArticlePreparation(): (article: Article) => PreparedArticle {
  const known = new WeakMap<Article, PreparedArticle>();
  return (article) => {
    const before = known.get(article);
    if (before !== undefined) return before;
    const prepared = prepareArticle(article);
    known.set(article, prepared);
    return prepared;
  };
}

function prepareArticle(article: Article): PreparedArticle {
  const phrases: Phrase[] = [];
  /** Rows by the phrases as they are written. */
  const rows = new Map<string, number>();
  const keys: string[] = [];
  const compiled = compileArticle(article, {
    phrase: (text) => {
      const phrase = toPhrase(text);
      const number = phrases.push(phrase) - 1;
      rows.set(text, number);
      return { number, length: phrase.text.length };
    },
    key: (key) => keys.push(key) - 1,
  });
  return {
    id: article.id,
    body: Buffer.from(JSON.stringify(article)),
    phrases,
    keys,
    sets: toRow(compiled),
    fuzzy: fuzzyTextsOf(article).flatMap((text) => {
      const row = rows.get(text);
      const phrase = row === undefined ? undefined : toFuzzyPhrase(text, phrases[row]?.text ?? "");
      return row === undefined || phrase === undefined ? [] : { row, phrase };
    }),
    fixesRegistry: setsAllOfTls12(registryKeysOf(article)) && knowsRegistry(compiled, keys),
  };
}

function knowsRegistry({ signatures }: CompiledArticle, keys: readonly string[]): boolean {
  return signatures.some(({ all, any }) =>
    [...all, ...any].some(({ sign }) => isKey(sign) && keys[numberOf(sign)] === "fact registry-tls12-off"),
  );
}
