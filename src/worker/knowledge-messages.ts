import type { KnowledgeImage } from "../diagnosis";
import type { KnowledgeProblem } from "../knowledge";

/** A base that a thread has compiled; its arrays lie in shared memory, so that handing it over copies nothing. */
export interface CompiledBase {
  readonly image: KnowledgeImage;
  readonly version: string;
  readonly loadedAt: Date;
  /** How long reading and compiling took. */
  readonly ms: number;
}

/** An article file that does not lie in the folder. */
export interface ArticleText {
  readonly name: string;
  readonly content: string;
}

/** What became of article files that were handed over: a base, or what is wrong. */
export type ReadBase =
  | { readonly kind: "compiled"; readonly base: CompiledBase }
  | { readonly kind: "refused"; readonly version: string; readonly problems: readonly KnowledgeProblem[] };

/** What the thread is started with. */
export interface KnowledgeJob {
  readonly directory: string;
  /** Read and compile at once, though a kept base serves: something else is to be compiled soon. */
  readonly compilesAtOnce: boolean;
}

/** What the thread is asked for. Every request but the first, to tell of every state from now on, is answered under its number. */
export type ThreadRequest =
  | { readonly kind: "tell" }
  | { readonly kind: "refresh"; readonly request: number }
  | { readonly kind: "read"; readonly request: number; readonly files: readonly ArticleText[] }
  | {
      readonly kind: "search";
      readonly request: number;
      readonly version: string;
      readonly words: string;
      readonly most: number;
    };

/** What the thread tells. */
export type ThreadMessage =
  /** The folder was read: why it is not what serves, and the base where another one serves. */
  | { readonly kind: "state"; readonly problems: readonly KnowledgeProblem[]; readonly base?: CompiledBase }
  | { readonly kind: "refreshed"; readonly request: number }
  | { readonly kind: "read"; readonly request: number; readonly result: ReadBase }
  | { readonly kind: "found"; readonly request: number; readonly ids: readonly string[] };
