import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Article } from "./article";
import type { JsonPath } from "./json-file";

/** One file below `samples/`: `none/` holds harmless texts, `<article id>/` what examples of that article name. */
export interface SampleFile {
  readonly file: string;
  /** Path below `samples/`, with forward slashes. */
  readonly name: string;
  readonly text: string;
  /** False where the file's bytes are not UTF-8 text: `text` is then what could be read of it. */
  readonly isText: boolean;
}

/** The folder of texts in which no problem may be found. */
export const HARMLESS = "none/";

/** Reads every sample of a knowledge folder, sorted by name; none where there is no such folder. */
export function readSamples(directory: string): SampleFile[] {
  const folder = path.join(directory, "samples");
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
      .sort();
  } catch {
    return [];
  }
  return names.map((name) => {
    const file = path.join(folder, name);
    const bytes = readFileSync(file);
    return { file, name, text: bytes.toString("utf8"), isText: isUtf8(bytes) && !bytes.includes(0) };
  });
}

/** A text that an article says something about. */
export interface ExampleText {
  /** Where in the article it stands. */
  readonly at: JsonPath;
  readonly text: string;
}

/** The example texts of an article, those in sample files read in; a sample that is not there is left out. */
export function examplesOf({ examples }: Article, samples: readonly SampleFile[]): ExampleText[] {
  return toTexts("examples", examples, samples);
}

/** The counter-example texts of an article, likewise. */
export function counterExamplesOf({ counterExamples }: Article, samples: readonly SampleFile[]): ExampleText[] {
  return toTexts("counterExamples", counterExamples, samples);
}

function toTexts(
  key: "examples" | "counterExamples",
  texts: readonly { readonly text?: string | undefined; readonly sample?: string | undefined }[],
  samples: readonly SampleFile[],
): ExampleText[] {
  return texts.flatMap(({ text, sample }, index) => {
    const found = text ?? samples.find(({ name }) => name === sample)?.text;
    return found === undefined ? [] : [{ at: [key, index, text === undefined ? "sample" : "text"], text: found }];
  });
}
