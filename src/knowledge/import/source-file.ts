import type { Place } from "../json-file";
import type { KnowledgeProblem, Severity } from "../problem";

/** A Markdown file being imported, and what was found in it. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly problems: KnowledgeProblem[];
  /** Adds a finding at an offset of `text`. */
  report(offset: number, rule: string, message: string, help: string, severity?: Severity): void;
}

export function createSourceFile(file: string, text: string): SourceFile {
  const problems: KnowledgeProblem[] = [];
  const lineEnds = [...text.matchAll(/\n/gu)].map(({ index }) => index);
  const placeOf = (offset: number): Place => {
    // Binary search: a damaged file has a finding at every value.
    let [low, high] = [0, lineEnds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lineEnds[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return { line: low + 1, column: offset - (low === 0 ? -1 : (lineEnds[low - 1] ?? 0)) };
  };
  return {
    file,
    text,
    problems,
    report(offset, rule, message, help, severity = "error") {
      problems.push({ file, ...placeOf(offset), severity, rule, message, help });
    },
  };
}
