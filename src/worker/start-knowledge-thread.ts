import path from "node:path";
import { Worker } from "node:worker_threads";
import type { KnowledgeJob } from "./knowledge-messages";

/**
 * Starts the thread that reads a knowledge folder. It says nothing until it is told to begin telling, and keeps no process from
 * ending.
 */
export function startKnowledgeThread(
  directory: string,
  threadPath = path.join(__dirname, "knowledge-thread.js"),
): Worker {
  const job: KnowledgeJob = { directory };
  const worker = new Worker(threadPath, { workerData: job });
  worker.unref();
  return worker;
}
