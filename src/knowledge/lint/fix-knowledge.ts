import { readFileSync, writeFileSync } from "node:fs";
import { applyEdits, modify } from "jsonc-parser";
import type { LintProblem } from "./run-rule";

/** Mends in the files what rules say is safe to mend; everything else in them stays as it is. Returns how many places. */
export function fixKnowledge(problems: readonly LintProblem[]): number {
  const byFile = new Map<string, LintProblem[]>();
  for (const problem of problems) {
    if (problem.fix !== undefined) byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), problem]);
  }
  for (const [file, found] of byFile) {
    let text = readFileSync(file, "utf8");
    // From the last place to the first: removing one item of a list must not move the others.
    for (const { fix } of found.toReversed()) {
      if (fix === undefined) continue;
      text = applyEdits(text, modify(text, [...fix.at], fix.value, { formattingOptions: formattingOf(text) }));
    }
    writeFileSync(file, text);
  }
  return [...byFile.values()].reduce((sum, found) => sum + found.length, 0);
}

function formattingOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  return { insertSpaces: true, tabSize: 2, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}
