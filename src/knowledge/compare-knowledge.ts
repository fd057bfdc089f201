import { createContext, type LintOptions } from "./lint/lint-knowledge";
import type { Place } from "./json-file";
import { readArticleFiles } from "./read-knowledge";
import { counterExamplesOf, examplesOf, readSamples } from "./samples";

/** A text that leads elsewhere in one version of the knowledge base than in another. */
export interface VerdictChange extends Place {
  /** Where the text stands. */
  readonly file: string;
  readonly text: string;
  /** What it led to, as `kind: id`, and what it leads to now. */
  readonly before: string;
  readonly after: string;
}

/** What changes between two versions of a knowledge folder. */
export interface KnowledgeChanges {
  readonly texts: number;
  readonly changes: readonly VerdictChange[];
}

/** Diagnoses every text of both versions with both, and tells those whose answer differs. Article files with faults count as absent. */
export async function compareKnowledge(before: string, after: string, options: LintOptions): Promise<KnowledgeChanges> {
  const [old, now] = [before, after].map((directory) => {
    const samples = readSamples(directory);
    return createContext(readArticleFiles(directory), samples, options);
  });
  if (old === undefined || now === undefined) return { texts: 0, changes: [] };
  const texts = new Map<string, Omit<VerdictChange, "before" | "after">>();
  for (const { files, samples } of [now, old]) {
    for (const file of files) {
      for (const { at, text } of [...examplesOf(file.article, samples), ...counterExamplesOf(file.article, samples)]) {
        if (!texts.has(text)) texts.set(text, { file: file.file, ...file.place(at), text });
      }
    }
    for (const { file, text } of samples) if (!texts.has(text)) texts.set(text, { file, line: 1, column: 1, text });
  }
  const changes: VerdictChange[] = [];
  for (const place of texts.values()) {
    const [was, is] = await Promise.all([old.tools.diagnose(place.text), now.tools.diagnose(place.text)]);
    const [wasText, isText] = [was, is].map(({ kind, claims }) => `${kind}: ${claims[0]?.id ?? "no article"}`);
    if (wasText !== undefined && isText !== undefined && wasText !== isText) {
      changes.push({ ...place, before: wasText, after: isText });
    }
  }
  return { texts: texts.size, changes };
}
