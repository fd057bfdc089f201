import type { Diagnosis } from "../diagnosis";
import type { Article } from "../knowledge";

/** What a thread is given: the bytes of one file, and the articles that serve. */
export interface Job {
  readonly bytes: Uint8Array;
  readonly articles: readonly Article[];
}

/** What it gives back. */
export type JobResult = Diagnosis;
