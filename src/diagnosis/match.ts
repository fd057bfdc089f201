import type { Finding, Paste } from "../paste";
import { anchorKey, type CompiledArticle } from "./compile";
import type { CompiledKnowledge } from "./compile-knowledge";
import { findFuzzy } from "./fuzzy";
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
    !index.phrases.isOneWord(phrase) || !paste.search.isBroken(start, end);
  const { marks, sources } = paste;
  return { paste, marks, sources, hits: index.phraseIndex.find(paste.search, accepts), fuzzy: new Map() };
}

/** Adds what the fuzzy stage finds. */
export function findFuzzilyIn(finds: Finds, knowledge: CompiledKnowledge): Finds {
  return { ...finds, fuzzy: findFuzzy(finds.paste, knowledge) };
}

/** Served articles that anything found in the paste may concern. */
export function articlesConcerned(finds: Finds, { index, served }: CompiledKnowledge): ReadonlySet<CompiledArticle> {
  const concerned = new Set<CompiledArticle>();
  const look = (found: readonly CompiledArticle[] | undefined): void =>
    found?.forEach((compiled) => {
      if (served.has(compiled)) concerned.add(compiled);
    });
  for (const phrase of [...finds.hits.keys(), ...finds.fuzzy.keys()]) look(index.byPhrase.get(phrase));
  const { facts, marks, sources } = finds.paste;
  for (const { replyCode, enhancedCode } of facts.replies) {
    if (replyCode !== undefined) look(index.byKey.get(anchorKey({ kind: "replyCode", replyCode })));
    if (enhancedCode !== undefined) {
      look(index.byKey.get(`enhancedCode ${enhancedCode}`));
      look(index.byKey.get(`subject ${enhancedCode.split(".")[1] ?? ""}`));
    }
  }
  for (const fact of marks.keys()) look(index.byKey.get(anchorKey({ kind: "fact", fact })));
  for (const source of sources) look(index.byKey.get(anchorKey({ kind: "source", source })));
  if (facts.hosts.length > 0) look(index.byKey.get("host"));
  return concerned;
}
