import { parentPort, workerData } from "node:worker_threads";
import { compileKnowledge, diagnose } from "../diagnosis";
import { readPaste } from "../paste";
import type { Job, JobResult } from "./job";

/** One thread reads one file and ends: what reading a large file leaves in memory goes with it. */
async function runJob({ bytes, articles }: Job): Promise<JobResult> {
  return diagnose(await readPaste(bytes), compileKnowledge(articles));
}

void runJob(workerData as Job).then((result) => {
  parentPort?.postMessage(result);
});
