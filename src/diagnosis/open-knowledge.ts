import type { Article } from "../knowledge";
import { createArticleSearch, type ArticleSearch } from "./article-search";
import { compileArticle, type CompiledArticle } from "./compile";
import { openFuzzyIndex, type FuzzyIndex } from "./fuzzy-index";
import type { KnowledgeImage } from "./knowledge-image";
import { openKeys, type FindKeys } from "./keys";
import { forEachAt, isSameList } from "./number-lists";
import { openPhraseIndex, type FindPhrases } from "./phrase-index";
import { lengthOf } from "./phrase-table";
import { createRowTest, signIn, type RowTest } from "./set-rows";
import { numberOf, type IsFound } from "./signs";
import { isSameText, linesOf, textAt } from "./text-list";

/** A knowledge base made ready for diagnosing. Never changes: a new one is compiled aside and swapped by reference. */
export interface CompiledKnowledge {
  /** What it is read from; other threads open the same. */
  readonly image: KnowledgeImage;
  /** All articles, by id. */
  readonly articles: Articles;
  /** How many of them are served. */
  readonly served: number;
  /** The served article of this id; for a deprecated one its replacement. */
  findServed(id: string): Article | undefined;
  readonly index: KnowledgeIndex;
  /** Served articles by the words of a person who looks for one. */
  readonly search: ArticleSearch;
  /**
   * Makes ready what the base before had ready, so that the first turns need not: of an article that did not change, what was
   * made of it. A step takes a fraction of a millisecond; whoever calls decides how many there are at a time.
   */
  takeOver(before: CompiledKnowledge): Iterator<void>;
}

/** Articles by id. An article is read when it is asked for. */
export interface Articles {
  get(id: string): Article | undefined;
  has(id: string): boolean;
  values(): Iterable<Article>;
  readonly size: number;
}

/** Where to look when something is found in a paste. */
interface KnowledgeIndex {
  readonly findPhrases: FindPhrases;
  readonly isOneWord: (phrase: number) => boolean;
  readonly findKeys: FindKeys;
  /** Calls `visit` with the signatures that a find may be the first sign of, by the numbers of their sets. */
  readonly forEachOfPhrase: (phrase: number, visit: (signature: number) => void) => void;
  readonly forEachOfKey: (key: number, visit: (signature: number) => void) => void;
  /** Makes a test of sets, by their numbers, against what was found in one paste. */
  readonly createSetTest: (isFound: IsFound) => RowTest;
  readonly compiled: (article: number) => CompiledArticle;
  /** Compiled articles that are kept, by number. */
  readonly kept: ReadonlyMap<number, CompiledArticle>;
  /** Phrases and retellings for the stage behind everything exact. */
  readonly fuzzy: FuzzyIndex;
  /** The served article whose fix sets all registry values of TLS 1.2. */
  readonly registryFix: () => Article | undefined;
}

/** Compiled articles that are kept: those of some hundred turns. */
const MOST_KEPT = 2_000;
/** Ids that are taken up in one step. */
const IDS_A_STEP = 500;

/**
 * Opens a compiled knowledge base. Costs next to nothing: what a turn needs of an article is read when it first needs it. Only
 * a search by words needs all articles at once; it may be done elsewhere.
 */
export function openKnowledge(image: KnowledgeImage, search?: ArticleSearch): CompiledKnowledge {
  const { phrases, sets, firstSets } = image;
  const size = image.served.length;
  // Made when somebody first asks by id, or in steps: of many articles it takes some milliseconds.
  let numbers: ReadonlyMap<string, number> | undefined;
  const findNumber = (id: string): number | undefined =>
    (numbers ??= new Map(linesOf(image.ids).map((known, number) => [known, number]))).get(id);

  function* numberIds(): Generator<void> {
    const made = new Map<string, number>();
    for (const [number, id] of linesOf(image.ids).entries()) {
      made.set(id, number);
      if (number % IDS_A_STEP === 0) yield;
    }
    numbers ??= made;
  }
  const kept = new Map<number, CompiledArticle>();
  const isServed = (number: number): boolean => image.served[number] === 1;

  function compiled(number: number): CompiledArticle {
    return kept.get(number) ?? keep(number, compile(number, articleAt(image, number)));
  }

  function compile(number: number, article: Article): CompiledArticle {
    let at = sets.rows.starts[firstSets[number] ?? 0] ?? 0;
    const next = (): number => numberOf(signIn(sets.rows.values[at++] ?? 0));
    return compileArticle(article, {
      phrase: () => {
        const phrase = next();
        return { number: phrase, length: lengthOf(phrases, phrase) };
      },
      key: next,
    });
  }

  function keep(number: number, article: CompiledArticle): CompiledArticle {
    kept.set(number, article);
    // A Map keeps the order of insertion: its first is its oldest.
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return article;
  }

  /** What the other base made of an article serves here too where the article is the same, and what it asks for has the same numbers. */
  function adopt(number: number, from: KnowledgeImage, other: number, article: CompiledArticle): void {
    if (!isSameText(image.bodies, number, from.bodies, other)) compiled(number);
    else if (isSameList(conditionsOf(image, number), conditionsOf(from, other))) keep(number, article);
    else keep(number, compile(number, article.article));
  }

  /** One object for each article, as long as it is kept. */
  const articleOf = (number: number): Article =>
    isServed(number) ? compiled(number).article : articleAt(image, number);

  function find(id: string): Article | undefined {
    const number = findNumber(id);
    return number === undefined ? undefined : articleOf(number);
  }

  return {
    image,
    articles: {
      get: find,
      has: (id) => findNumber(id) !== undefined,
      *values() {
        for (let number = 0; number < size; number++) yield articleOf(number);
      },
      size,
    },
    served: image.served.reduce((sum, flag) => sum + flag, 0),
    findServed(id) {
      const named = find(id);
      const number = findNumber((named?.status === "deprecated" ? named.replacedBy : named?.id) ?? "");
      return number !== undefined && isServed(number) ? articleOf(number) : undefined;
    },
    index: {
      findPhrases: openPhraseIndex(image.phraseIndex, phrases),
      isOneWord: (phrase) => phrases.oneWord[phrase] === 1,
      findKeys: openKeys(image.keys),
      forEachOfPhrase: (phrase, visit) => {
        forEachAt(sets.byPhrase, phrase, visit);
      },
      forEachOfKey: (key, visit) => {
        forEachAt(sets.byKey, key, visit);
      },
      createSetTest: (isFound) => createRowTest(sets.rows, isFound),
      compiled,
      kept,
      fuzzy: openFuzzyIndex(image.fuzzy, phrases),
      registryFix: () => {
        const [number] = image.registryFixes;
        return number === undefined ? undefined : articleOf(number);
      },
    },
    search:
      search ??
      createArticleSearch(() =>
        Array.from({ length: size }, (_, number) => number)
          .filter(isServed)
          .map(articleOf),
      ),
    *takeOver({ image: from, index }) {
      yield* numberIds();
      // Turns go on between two steps: the base before keeps others, and this one may be in use.
      for (const [other, article] of [...index.kept]) {
        const number = findNumber(article.article.id);
        if (number === undefined || !isServed(number) || kept.has(number)) continue;
        adopt(number, from, other, article);
        yield;
      }
    },
  };
}

/** The article as it was compiled. It was checked then, and the memory cannot have changed since. */
function articleAt({ bodies }: KnowledgeImage, number: number): Article {
  return JSON.parse(textAt(bodies, number)) as Article;
}

/** All conditions of an article, with the numbers of what they ask for. */
function conditionsOf({ sets: { rows }, firstSets }: KnowledgeImage, number: number): Uint32Array {
  return rows.values.subarray(rows.starts[firstSets[number] ?? 0], rows.starts[firstSets[number + 1] ?? 0]);
}
