import type { Article } from "../knowledge";
import { registryKeysOf, setsAllOfTls12 } from "../remedy";
import { anchorKey, anchorsOf, compileArticle, type CompiledArticle } from "./compile";
import { fuzzyTextsOf, toFuzzyPhrase, type FuzzyPhrase } from "./fuzzy-index";
import { toPhrase, type Phrase } from "./phrase-table";

/** What one article adds to an index, whatever the others are. */
export interface PreparedArticle {
  readonly id: string;
  /** The article as JSON in UTF-8. */
  readonly body: Uint8Array;
  /** Phrases in the order in which compiling asks for them. */
  readonly phrases: readonly Phrase[];
  /** Rows in `phrases`, and keys, under which the article is looked up. */
  readonly anchorPhrases: readonly number[];
  readonly anchorKeys: readonly string[];
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
  const compiled = compileArticle(article, (text) => {
    const phrase = toPhrase(text);
    const number = phrases.push(phrase) - 1;
    rows.set(text, number);
    return { number, length: phrase.text.length };
  });
  const anchors = compiled.signatures.flatMap(anchorsOf);
  return {
    id: article.id,
    body: Buffer.from(JSON.stringify(article)),
    phrases,
    anchorPhrases: anchors.flatMap((condition) =>
      condition.kind === "phrase" ? condition.phrase : condition.kind === "pattern" ? condition.literal : [],
    ),
    anchorKeys: anchors.flatMap((condition) =>
      condition.kind === "phrase" || condition.kind === "pattern" ? [] : anchorKey(condition),
    ),
    fuzzy: fuzzyTextsOf(article).flatMap((text) => {
      const row = rows.get(text);
      const phrase = row === undefined ? undefined : toFuzzyPhrase(text, phrases[row]?.text ?? "");
      return row === undefined || phrase === undefined ? [] : { row, phrase };
    }),
    fixesRegistry: setsAllOfTls12(registryKeysOf(article)) && knowsRegistry(compiled),
  };
}

function knowsRegistry({ signatures }: CompiledArticle): boolean {
  return signatures.some(({ all, any }) =>
    [...all, ...any].some((condition) => condition.kind === "fact" && condition.fact === "registry-tls12-off"),
  );
}
