import { compileKnowledge, type CompiledKnowledge } from "../diagnosis";
import { MedicError } from "../errors";
import { readKnowledge } from "../knowledge";
import { formatProblems } from "./problem-format";

/** Knowledge folder used where --knowledge is not given. */
export const DEFAULT_KNOWLEDGE = "knowledge";

/** Reads and compiles the knowledge base; a faulty one stops the command with every fault at its place. */
export function loadKnowledge(directory: string): CompiledKnowledge {
  const { articles, problems } = readKnowledge(directory);
  if (problems.length > 0) throw new MedicError("KNOWLEDGE_INVALID", formatProblems(problems, "stylish").trimEnd());
  return compileKnowledge(articles);
}
