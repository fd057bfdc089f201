import { toPlace, type Place } from "../json-file";
import type { KnowledgeProblem, Severity } from "../problem";

/** A Markdown file being imported, and what was found in it. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly problems: KnowledgeProblem[];
  /** Adds a finding at an offset of `text`. */
  report(offset: number, rule: string, message: string, help: string, severity?: Severity): void;
  placeOf(offset: number): Place;
}

export function createSourceFile(file: string, text: string): SourceFile {
  const problems: KnowledgeProblem[] = [];
  const placeOf = (offset: number): Place => toPlace(text, offset);
  return {
    file,
    text,
    problems,
    placeOf,
    report(offset, rule, message, help, severity = "error") {
      problems.push({ file, ...placeOf(offset), severity, rule, message, help });
    },
  };
}
