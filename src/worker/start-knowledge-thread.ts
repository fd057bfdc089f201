import path from "node:path";
import { Worker } from "node:worker_threads";
import type { KnowledgeJob } from "./knowledge-messages";

/** How the thread is started. */
interface ThreadOptions {
  /** Its script. */
  readonly threadPath?: string | undefined;
  /** Where files are to be compiled soon that do not lie in the folder. */
  readonly compilesAtOnce?: boolean;
}

/**
 * Starts the thread that reads a knowledge folder. It says nothing until it is told to begin telling, and keeps no process from
 * ending.
 */
export function startKnowledgeThread(
  directory: string,
  { threadPath = path.join(__dirname, "knowledge-thread.js"), compilesAtOnce = false }: ThreadOptions = {},
): Worker {
  const job: KnowledgeJob = { directory, compilesAtOnce };
  const worker = new Worker(threadPath, { workerData: job });
  worker.unref();
  return worker;
}
