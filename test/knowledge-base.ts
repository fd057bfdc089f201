import path from "node:path";
import {
  compileKnowledge,
  diagnose,
  toResult,
  type CompiledKnowledge,
  type Diagnosis,
  type DiagnosisResult,
} from "../src/diagnosis";
import { readKnowledge, type Article } from "../src/knowledge";
import { examplesOf, readSamples } from "../src/knowledge/samples";
import { readPaste } from "../src/paste";

/** The project's own knowledge folder. */
export const KNOWLEDGE_DIRECTORY = path.join(__dirname, "..", "knowledge");

let compiled: CompiledKnowledge | undefined;

/** The served knowledge base, compiled once a test file. */
export function servedKnowledge(): CompiledKnowledge {
  compiled ??= compileKnowledge(readKnowledge(KNOWLEDGE_DIRECTORY).articles);
  return compiled;
}

/** Diagnoses a text against the served knowledge base. */
export async function diagnoseText(text: string | Uint8Array): Promise<Diagnosis> {
  return diagnose(await readPaste(text), servedKnowledge());
}

/** The same as result JSON. */
export async function resultFor(text: string | Uint8Array): Promise<DiagnosisResult> {
  return toResult(await diagnoseText(text));
}

const samples = readSamples(KNOWLEDGE_DIRECTORY);

/** The example texts of an article, those in sample files too. */
export function exampleTextsOf(article: Article): string[] {
  return examplesOf(article, samples).map(({ text }) => text);
}
