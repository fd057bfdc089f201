import { closest, distance } from "fastest-levenshtein";

/** More letters wrong than this share make another word, not a typo. */
const FURTHEST_SHARE = 0.4;

/** The permitted word that a mistyped one most probably means; undefined where none is near. */
export function nearestOf(found: string, permitted: readonly string[]): string | undefined {
  if (permitted.length === 0) return undefined;
  const nearest = closest(found.toLowerCase(), permitted);
  return distance(found.toLowerCase(), nearest.toLowerCase()) <= Math.max(1, found.length * FURTHEST_SHARE)
    ? nearest
    : undefined;
}

/** "Did you mean …?" in front of a help text, where there is something to suggest. */
export function withSuggestion(found: string, permitted: readonly string[], help: string): string {
  const nearest = nearestOf(found, permitted);
  return nearest === undefined ? help : `Did you mean "${nearest}"? ${help}`;
}
