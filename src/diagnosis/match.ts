import { lastAtOrBefore, type Finding, type Paste } from "../paste";
import type { CompiledArticle } from "./compile";
import { findFuzzy } from "./fuzzy";
import type { FindKeys } from "./keys";
import type { CompiledKnowledge } from "./open-knowledge";
import type { PhraseHit } from "./phrase-index";
import type { RowTest } from "./set-rows";
import { createSignTest, type IsFound } from "./signs";

/** Everything found in one paste, ready to test condition sets against. */
export interface Finds {
  readonly paste: Paste;
  readonly hits: ReadonlyMap<number, PhraseHit>;
  /** Phrases found with typos or cut off, where nothing exact spoke. */
  readonly fuzzy: ReadonlyMap<number, Finding>;
  /** Codes, hosts, sources and facts. */
  readonly keys: ReturnType<FindKeys>;
  readonly isFound: IsFound;
}

/** Runs the phrase index over the paste. */
export function findIn(paste: Paste, { index }: CompiledKnowledge): Finds {
  const accepts = (phrase: number, { start, end }: PhraseHit): boolean =>
    !index.isOneWord(phrase) || !paste.search.isBroken(start, end);
  const found = { hits: index.findPhrases(paste.search, accepts), fuzzy: new Map(), keys: index.findKeys(paste) };
  return { paste, ...found, isFound: createSignTest(found) };
}

/** Adds what the fuzzy stage finds. */
export function findFuzzilyIn(finds: Finds, { index }: CompiledKnowledge): Finds {
  const { paste, hits, keys } = finds;
  const found = { hits, fuzzy: findFuzzy(paste, index.fuzzy), keys };
  return { paste, ...found, isFound: createSignTest(found) };
}

/**
 * Served articles that what was found in the paste may concern, each with those of its sets that may hold. An article none of
 * whose signatures can is not opened.
 */
export function articlesConcerned(
  { hits, fuzzy, keys, isFound }: Finds,
  { image, index }: CompiledKnowledge,
): CompiledArticle[] {
  const { firstSets } = image;
  const canHold = index.createSetTest(isFound);
  const concerned = new Set<number>();
  const look = (signature: number): void => {
    // Of articles that begin at the same set, all but the last have none.
    if (canHold(signature)) concerned.add(lastAtOrBefore(firstSets, signature));
  };
  for (const phrase of hits.keys()) index.forEachOfPhrase(phrase, look);
  for (const phrase of fuzzy.keys()) index.forEachOfPhrase(phrase, look);
  for (const key of keys.keys()) index.forEachOfKey(key, look);
  const articles: CompiledArticle[] = [];
  for (const number of concerned) {
    articles.push(withSetsThat(canHold, index.compiled(number), firstSets[number] ?? 0));
  }
  return articles;
}

/** An article with those of its sets, numbered from `first`, that may hold. */
function withSetsThat(canHold: RowTest, compiled: CompiledArticle, first: number): CompiledArticle {
  const firstFor = first + compiled.signatures.length;
  return {
    article: compiled.article,
    signatures: compiled.signatures.filter((_, row) => canHold(first + row)),
    for: compiled.for.filter((_, row) => canHold(firstFor + row)),
    against: compiled.against.filter((_, row) => canHold(firstFor + compiled.for.length + row)),
  };
}
