import type { CompiledKnowledge } from "../src/diagnosis";
import { findFuzzilyIn, findIn } from "../src/diagnosis/match";
import type { Paste } from "../src/paste";

/**
 * The one place where the bench goes past a room's door: two stages of a diagnosis, each alone. Everything else is measured
 * through what the rooms offer.
 */

/** Every phrase of the knowledge base that a paste holds, word for word; how many. */
export function findExact(paste: Paste, knowledge: CompiledKnowledge): number {
  return findIn(paste, knowledge).hits.size;
}

/** Makes what looks for phrases with typos, as a diagnosis does where nothing exact spoke; it gives how many it found. */
export function createFuzzyStage(paste: Paste, knowledge: CompiledKnowledge): () => number {
  const finds = findIn(paste, knowledge);
  return () => findFuzzilyIn(finds, knowledge).fuzzy.size;
}
