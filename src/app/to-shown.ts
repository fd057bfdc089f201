import path from "node:path";
import type { KnowledgeProblem } from "../knowledge";

/** Readers of a status know the knowledge folder; where it lies on this machine is nobody's business. */
export function toShown(problem: KnowledgeProblem, directory: string): KnowledgeProblem {
  const file = path.relative(directory, problem.file);
  // Files of a release lie in no folder.
  return file.startsWith("..") ? problem : { ...problem, file: file.split(path.sep).join("/") };
}
