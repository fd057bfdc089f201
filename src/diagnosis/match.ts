import type { Finding, Paste } from "../paste";
import { anchorKey, type CompiledArticle } from "./compile";
import { findFuzzy } from "./fuzzy";
import type { CompiledKnowledge } from "./open-knowledge";
import type { PhraseHit } from "./phrase-index";

/** Everything found in one paste, ready to test condition sets against. */
export interface Finds {
  readonly paste: Paste;
  /** The paste's, by the names that articles use. */
  readonly marks: ReadonlyMap<string, Finding>;
  readonly sources: ReadonlySet<string>;
  readonly hits: ReadonlyMap<number, PhraseHit>;
  /** Phrases found with typos or cut off, where nothing exact spoke. */
  readonly fuzzy: ReadonlyMap<number, Finding>;
}

/** Runs the phrase index over the paste. */
export function findIn(paste: Paste, { index }: CompiledKnowledge): Finds {
  const accepts = (phrase: number, { start, end }: PhraseHit): boolean =>
    !index.isOneWord(phrase) || !paste.search.isBroken(start, end);
  const { marks, sources } = paste;
  return { paste, marks, sources, hits: index.findPhrases(paste.search, accepts), fuzzy: new Map() };
}

/** Adds what the fuzzy stage finds. */
export function findFuzzilyIn(finds: Finds, { index }: CompiledKnowledge): Finds {
  return { ...finds, fuzzy: findFuzzy(finds.paste, index.fuzzy) };
}

/** Served articles that anything found in the paste may concern. */
export function articlesConcerned(
  { paste, marks, sources, hits, fuzzy }: Finds,
  { index }: CompiledKnowledge,
): CompiledArticle[] {
  const concerned = new Set<number>();
  const look = (articles: Iterable<number>): void => {
    for (const article of articles) concerned.add(article);
  };
  for (const phrase of hits.keys()) look(index.byPhrase(phrase));
  for (const phrase of fuzzy.keys()) look(index.byPhrase(phrase));
  const { replies, hosts } = paste.facts;
  for (const { replyCode, enhancedCode } of replies) {
    if (replyCode !== undefined) look(index.byKey(anchorKey({ kind: "replyCode", replyCode })));
    if (enhancedCode !== undefined) {
      look(index.byKey(`enhancedCode ${enhancedCode}`));
      look(index.byKey(`subject ${enhancedCode.split(".")[1] ?? ""}`));
    }
  }
  for (const fact of marks.keys()) look(index.byKey(anchorKey({ kind: "fact", fact })));
  for (const source of sources) look(index.byKey(anchorKey({ kind: "source", source })));
  if (hosts.length > 0) look(index.byKey("host"));
  return Array.from(concerned, index.compiled);
}
