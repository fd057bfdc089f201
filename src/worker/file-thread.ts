import { parentPort, workerData } from "node:worker_threads";
import { diagnose, openKnowledge } from "../diagnosis";
import { readPaste } from "../paste";
import type { FileJob, FileResult } from "./file-job";

/** One thread reads one file and ends: what reading a large file leaves in memory goes with it. */
async function runJob({ bytes, image }: FileJob): Promise<FileResult> {
  return diagnose(await readPaste(bytes), openKnowledge(image));
}

void runJob(workerData as FileJob).then((result) => {
  parentPort?.postMessage(result);
});
