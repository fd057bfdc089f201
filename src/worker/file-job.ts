import type { Diagnosis, KnowledgeImage } from "../diagnosis";

/** What a thread is given: the bytes of one file, and the knowledge that serves. */
export interface FileJob {
  readonly bytes: Uint8Array;
  readonly image: KnowledgeImage;
}

/** What it gives back. */
export type FileResult = Diagnosis;
