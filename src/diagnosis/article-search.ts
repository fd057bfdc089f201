import Fuse from "fuse.js";
import type { Article } from "../knowledge";

/** Finds articles by words a person would use. */
export interface ArticleSearch {
  /** The best `most` articles, the most fitting first; ties by id. */
  find(words: string, most: number): Promise<readonly Article[]>;
}

interface Entry {
  readonly article: Article;
  readonly titles: readonly string[];
  readonly keywords: readonly string[];
  readonly phrases: readonly string[];
  /** All of it, for the words that allow no typo. */
  readonly words: ReadonlySet<string>;
}

/** Words looked for; a whole paste is no search. */
const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/** Indexes the titles, keywords and phrases of articles. The index is made at the first search: most turns are none. */
export function createArticleSearch(articles: () => readonly Article[]): ArticleSearch {
  let fuse: Fuse<Entry> | undefined;
  return {
    find: (words, most) => Promise.resolve(find(words, most)),
  };

  function find(words: string, most: number): readonly Article[] {
    const wanted = toWords(words).slice(0, MOST_WORDS);
    if (wanted.length === 0) return [];
    fuse ??= createFuse(articles().toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    // 5.7.57 with one digit off is another code, not a typo.
    const exact = wanted.filter((word) => /\d/u.test(word));
    return fuse
      .search(wanted.join(" "))
      .filter(({ item }) => exact.every((word) => item.words.has(word)))
      .slice(0, most)
      .map(({ item }) => item.article);
  }
}

function createFuse(articles: readonly Article[]): Fuse<Entry> {
  const entries = articles.map((article): Entry => {
    const titles = [article.id, ...Object.values(article.title)];
    const keywords = article.keywords ?? [];
    const phrases = [...new Set(phrasesOf(article))];
    return {
      article,
      titles,
      keywords,
      phrases,
      words: new Set([...titles, ...keywords, ...phrases].flatMap(toWords)),
    };
  });
  return new Fuse(entries, {
    keys: [
      { name: "titles", weight: 3 },
      { name: "keywords", weight: 2 },
      { name: "phrases", weight: 1 },
    ],
    useTokenSearch: true,
    tokenize: toWords,
    // A typo in a long word; short words and codes are taken as they are.
    threshold: 0.2,
    ignoreLocation: true,
    ignoreDiacritics: true,
    sortFn: (a, b) => a.score - b.score || a.idx - b.idx,
  });
}

function phrasesOf({ signatures, retellings = [] }: Article): string[] {
  const conditions = signatures.flatMap(({ all = [], any = [] }) => [...all, ...any]);
  return [
    ...retellings,
    ...conditions.flatMap((condition) => {
      if ("phrase" in condition) return [condition.phrase];
      return "enhancedCode" in condition ? [condition.enhancedCode] : [];
    }),
  ];
}

/** Words of any script; Chinese has no blanks, so two neighbouring characters count as a word there. */
function toWords(text: string): string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .flatMap((word) => (/\p{Script=Han}/u.test(word) ? toPairs(word) : [word.replace(/^\.+|\.+$/gu, "")]))
    .filter((word) => word !== "")
    .map((word) => word.slice(0, LONGEST_WORD));
}

function toPairs(word: string): string[] {
  return word.split(/(?<=\p{Script=Han})(?!\p{Script=Han})|(?<!\p{Script=Han})(?=\p{Script=Han})/u).flatMap((part) => {
    const characters = Array.from(part);
    if (!/^\p{Script=Han}/u.test(part) || characters.length < 3) return [part];
    return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
  });
}
