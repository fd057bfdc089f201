import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const FIXTURE = path.join(__dirname, "fixtures", "knowledge");
const SAMPLE = readFileSync(path.join(FIXTURE, "articles", "sample-problem.json"), "utf8").replace(
  "../../../../knowledge/",
  "../",
);
/** The English title of the one article that a new folder holds. */
export const SAMPLE_TITLE = "A sample server refuses the sample session";

/** A knowledge folder of a test's own, to edit as an admin would. */
export interface KnowledgeFolder {
  readonly directory: string;
  /** Writes an article: the sample under another id, with pieces of its text exchanged. */
  save(id: string, ...changes: readonly (readonly [from: string, to: string])[]): void;
  /** Writes anything under an article's name. */
  write(id: string, text: string): void;
  remove(): void;
}

/** Makes a temporary knowledge folder with the one sample article. */
export function createKnowledgeFolder(): KnowledgeFolder {
  const directory = mkdtempSync(path.join(tmpdir(), "medic-folder-"));
  cpSync(FIXTURE, directory, { recursive: true });
  const write = (id: string, text: string): void => {
    writeFileSync(path.join(directory, "articles", `${id}.json`), text);
  };
  const save: KnowledgeFolder["save"] = (id, ...changes) => {
    const renamed = SAMPLE.replace('"id": "sample-problem"', `"id": "${id}"`);
    const changed = changes.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`The sample does not hold ${from}`);
      return text.replaceAll(from, to);
    }, renamed);
    write(id, changed);
  };
  save("sample-problem");
  return {
    directory,
    save,
    write,
    remove() {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
