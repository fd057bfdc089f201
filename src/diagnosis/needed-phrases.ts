import type { CompiledArticle, CompiledCondition, CompiledSet } from "./compile";

/**
 * For each signature of an article how many phrases follow, then those phrases: without one of them the signature cannot hold.
 * None follow where it needs no phrase.
 */
export type NeededPhrases = Int32Array;

const known = new WeakMap<CompiledArticle, NeededPhrases>();

/** The phrases that the signatures of an article need, in a row: dozens of articles are asked about every paste, and few of them hold. */
export function neededPhrasesOf(compiled: CompiledArticle): NeededPhrases {
  const found = known.get(compiled);
  if (found !== undefined) return found;
  const needed = Int32Array.from(
    compiled.signatures.flatMap((signature) => {
      const phrases = neededBy(signature);
      return [phrases.length, ...phrases];
    }),
  );
  known.set(compiled, needed);
  return needed;
}

function neededBy({ all, any }: CompiledSet): readonly number[] {
  const [first] = all.flatMap(toPhrase);
  if (first !== undefined) return [first];
  const phrases = any.flatMap(toPhrase);
  return phrases.length === any.length ? phrases : [];
}

/** What must be found for a condition to hold; nothing where that is no phrase. */
function toPhrase(condition: CompiledCondition): number | [] {
  if (condition.kind === "phrase") return condition.phrase;
  return condition.kind === "pattern" ? condition.literal : [];
}

/** Bits of a filter; two dozen phrases in it let one other in forty pass. */
const FILTER_WORDS = 32;

/** Phrases as bits: what is not among them is turned away by one look. */
export function createPhraseFilter(...found: readonly Iterable<number>[]): (phrase: number) => boolean {
  const words = new Uint32Array(FILTER_WORDS);
  for (const phrases of found) {
    for (const phrase of phrases) {
      const word = (phrase >>> 5) % FILTER_WORDS;
      words[word] = (words[word] ?? 0) | (1 << (phrase & 31));
    }
  }
  return (phrase) => (((words[(phrase >>> 5) % FILTER_WORDS] ?? 0) >>> (phrase & 31)) & 1) === 1;
}
