import type { Article } from "../knowledge";
import { createImageCompiler, type CompilerOptions } from "./knowledge-image";
import { openKnowledge, type CompiledKnowledge } from "./open-knowledge";

/** Compiles a knowledge base in this thread. */
export function compileKnowledge(articles: readonly Article[], options?: CompilerOptions): CompiledKnowledge {
  return openKnowledge(createImageCompiler(options)(articles));
}
