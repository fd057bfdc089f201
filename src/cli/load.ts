import path from "node:path";
import { compileKnowledge, type CompiledKnowledge } from "../diagnosis";
import { MedicError } from "../errors";
import { readKnowledge, type KnowledgeProblem } from "../knowledge";

/** Knowledge folder used where --knowledge is not given. */
export const DEFAULT_KNOWLEDGE = "knowledge";

/** Reads and compiles the knowledge base; a faulty one stops the command with every fault at its place. */
export function loadKnowledge(directory: string): CompiledKnowledge {
  const { articles, problems } = readKnowledge(directory);
  if (problems.length > 0) throw new MedicError("KNOWLEDGE_INVALID", problems.map(toProblemLine).join("\n"));
  return compileKnowledge(articles);
}

/** `file:line:column message`, with the file relative to where the command runs. */
export function toProblemLine({ file, line, column, message }: KnowledgeProblem): string {
  return `${path.relative(process.cwd(), file) || file}:${line}:${column} error ${message}`;
}
