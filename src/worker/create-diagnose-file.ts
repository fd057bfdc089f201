import path from "node:path";
import { Worker } from "node:worker_threads";
import { diagnose, type CompiledKnowledge, type Diagnosis } from "../diagnosis";
import { readPaste } from "../paste";
import type { FileJob, FileResult } from "./file-job";

/** How files are diagnosed. */
export interface FileDiagnosisOptions {
  /** The knowledge base that serves now. */
  readonly knowledge: () => CompiledKnowledge;
  /** Above this a file is read in a thread of its own. */
  readonly inlineBytes?: number;
  /** How long a file may take, waiting for its thread included. */
  readonly limitMs?: number;
  /** The script of the thread. */
  readonly threadPath?: string;
}

/** Reading and diagnosing take about 0.03 ms a KB: 128 KB hold other turns up for some milliseconds. */
const INLINE_BYTES = 128 * 1024;
/** A 20 MB protocol log takes some seconds, more on a busy machine, and somebody may be before it. */
const LIMIT_MS = 60_000;
/** Threads at once: they are for not holding others up, not for going faster. */
const MOST_THREADS = 2;
/** A 20 MB log needs some 300 MB while it is read. */
const THREAD_MEMORY_MB = 1024;

/** Makes what diagnoses the bytes of a file while other turns go on; undefined where it took too much time or memory. */
export function createDiagnoseFile({
  knowledge,
  inlineBytes = INLINE_BYTES,
  limitMs = LIMIT_MS,
  threadPath = path.join(__dirname, "file-thread.js"),
}: FileDiagnosisOptions): (bytes: Uint8Array) => Promise<Diagnosis | undefined> {
  let running = 0;
  const waiting: (() => void)[] = [];

  return async (bytes) => {
    if (bytes.byteLength <= inlineBytes) return diagnose(await readPaste(bytes), knowledge());
    const deadline = Date.now() + limitMs;
    if (running >= MOST_THREADS) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      const left = deadline - Date.now();
      const job = { bytes, image: knowledge().image };
      return left <= 0 ? undefined : await runThread(threadPath, job, left);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

/** Resolves to what the thread found, or to undefined at its time or memory limit; rejects when it breaks. */
function runThread(threadPath: string, job: FileJob, limitMs: number): Promise<FileResult | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadPath, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
    });
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      end();
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      settle(() => {
        resolve(undefined);
      });
    }, limitMs);
    worker.once("message", (result: FileResult) => {
      settle(() => {
        resolve(result);
      });
    });
    worker.once("error", (error: Error & { readonly code?: string }) => {
      settle(() => {
        if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve(undefined);
        else reject(error);
      });
    });
  });
}
