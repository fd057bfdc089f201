/** How bad a problem is: errors make `kb lint` fail and are never published, warnings only fail it. */
export type Severity = "error" | "warning";

/** Something wrong in a file of the knowledge base, at its place. */
export interface KnowledgeProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly severity: Severity;
  /** Id of the rule that found it. */
  readonly rule: string;
  /** What is wrong, with the value found. */
  readonly message: string;
  /** What is permitted, and how to mend it. */
  readonly help: string;
}

/** By file, then place, then rule: the order of every list of problems. */
export function compareProblems(a: KnowledgeProblem, b: KnowledgeProblem): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
