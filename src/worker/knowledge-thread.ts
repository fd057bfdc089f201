import { parentPort, workerData } from "node:worker_threads";
import { readKeptBase } from "./kept-base";
import type { KnowledgeJob, ThreadMessage, ThreadRequest } from "./knowledge-messages";

type Answer = (request: ThreadRequest) => Promise<void>;

/** Tells of the base that is kept, where one is, and only then loads what reads and compiles the folder, and follows it. */
async function run({ directory, compilesAtOnce }: KnowledgeJob): Promise<void> {
  const kept = readKeptBase(directory);
  const tell = (message: ThreadMessage): void => {
    parentPort?.postMessage(message);
  };
  const startAnswering = async (): Promise<Answer> => {
    const { answerRequests } = await import("./answer-requests.js");
    return answerRequests({ directory, tell, kept });
  };
  let answering: Promise<Answer> | undefined;
  if (kept === undefined || compilesAtOnce) answering = startAnswering();
  // There is nothing to tell before the folder was read.
  if (kept === undefined) await answering;

  parentPort?.on("message", (request: ThreadRequest) => {
    void answer(request);
  });

  async function answer(request: ThreadRequest): Promise<void> {
    if (request.kind === "tell" && kept !== undefined) tell({ kind: "state", problems: [], base: kept });
    await (
      await (answering ??= startAnswering())
    )(request);
  }
}

void run(workerData as KnowledgeJob);
