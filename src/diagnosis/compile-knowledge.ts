import type { Article } from "../knowledge";
import { createArticleSearch, type ArticleSearch } from "./article-search";
import { anchorKey, anchorsOf, compileArticle, type CompiledArticle } from "./compile";
import { createFuzzyIndex, type FuzzyIndex } from "./fuzzy";
import { createPhraseIndex, type PhraseIndex } from "./phrase-index";
import { createPhraseTable, type PhraseTable } from "./phrase-table";

/** The whole knowledge base made ready for diagnosing. Never changes: a new base is compiled aside and swapped by reference. */
export interface CompiledKnowledge {
  readonly articles: ReadonlyMap<string, Article>;
  /** The served article of this id; for a deprecated one its replacement. */
  findServed(id: string): Article | undefined;
  /** The served articles. */
  readonly served: ReadonlySet<CompiledArticle>;
  readonly index: KnowledgeIndex;
  /** Served articles by the words of a person who looks for one. */
  readonly search: ArticleSearch;
}

/**
 * Where to look when something is found in a paste. It only grows, and one base after the other uses it, so that a changed
 * article costs no more than itself: what belongs to articles of another base is passed over by asking `served`.
 */
interface KnowledgeIndex {
  readonly phrases: PhraseTable;
  readonly phraseIndex: PhraseIndex;
  /** Articles that a find can concern, by kind of find. */
  readonly byPhrase: ReadonlyMap<number, readonly CompiledArticle[]>;
  readonly byKey: ReadonlyMap<string, readonly CompiledArticle[]>;
  /** Phrases and retellings for the stage behind everything exact. */
  readonly fuzzy: FuzzyIndex;
}

/** Compiles one version of a knowledge base after the other. */
export type KnowledgeCompiler = (articles: readonly Article[]) => CompiledKnowledge;

/** Left-overs of this many articles more than are served are worth making the index anew. */
const MOST_LEFT_OVER = 200;

/** Which articles a compiler serves. */
export interface CompilerOptions {
  /** Serve drafts too, for those who try them before they are published. */
  readonly servesDrafts?: boolean;
}

/**
 * Makes a compiler that remembers: an article that is the same object as in an earlier call is not compiled again.
 * Deprecated articles are not served, and drafts only on request.
 */
export function createKnowledgeCompiler({ servesDrafts = false }: CompilerOptions = {}): KnowledgeCompiler {
  let index = createIndex();
  const isServed = ({ status }: Article): boolean => status === "reviewed" || (servesDrafts && status === "draft");
  return (articles) => {
    const servedArticles = articles.filter(isServed);
    if (index.size > 2 * servedArticles.length + MOST_LEFT_OVER) index = createIndex();
    const served = new Set(index.take(servedArticles));
    const byId = new Map(articles.map((article) => [article.id, article]));
    return {
      articles: byId,
      findServed(id) {
        const named = byId.get(id);
        const article = named?.status === "deprecated" ? byId.get(named.replacedBy ?? "") : named;
        return article !== undefined && isServed(article) ? article : undefined;
      },
      served,
      index,
      search: createArticleSearch(servedArticles),
    };
  };
}

/** Compiles one knowledge base for itself. */
export function compileKnowledge(articles: readonly Article[], options?: CompilerOptions): CompiledKnowledge {
  return createKnowledgeCompiler(options)(articles);
}

function createIndex(): KnowledgeIndex & {
  /** How many articles have been taken in. */
  readonly size: number;
  take(articles: readonly Article[]): CompiledArticle[];
} {
  const phrases = createPhraseTable();
  const phraseIndex = createPhraseIndex();
  const byPhrase = new Map<number, CompiledArticle[]>();
  const byKey = new Map<string, CompiledArticle[]>();
  const fuzzy = createFuzzyIndex();
  const known = new Map<Article, CompiledArticle>();

  function takeOne(article: Article): CompiledArticle {
    const compiled = compileArticle(article, phrases);
    for (const signature of compiled.signatures) {
      for (const condition of anchorsOf(signature)) {
        if (condition.kind === "phrase") add(byPhrase, condition.phrase, compiled);
        else if (condition.kind === "pattern") add(byPhrase, condition.literal, compiled);
        else add(byKey, anchorKey(condition), compiled);
      }
    }
    fuzzy.add(compiled, phrases);
    known.set(article, compiled);
    return compiled;
  }

  return {
    phrases,
    phraseIndex,
    byPhrase,
    byKey,
    fuzzy,
    get size() {
      return known.size;
    },
    take(articles) {
      const before = phrases.size;
      const taken = articles.map((article) => known.get(article) ?? takeOne(article));
      const added = Array.from({ length: phrases.size - before }, (_, offset) => before + offset);
      phraseIndex.add(added.map((number) => ({ number, phrase: phrases.textOf(number) })));
      return taken;
    },
  };
}

function add<Key>(index: Map<Key, CompiledArticle[]>, key: Key, compiled: CompiledArticle): void {
  const articles = index.get(key);
  if (articles === undefined) index.set(key, [compiled]);
  else if (articles.at(-1) !== compiled) articles.push(compiled);
}
