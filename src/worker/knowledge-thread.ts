import { setTimeout as wait } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { readKeptBase } from "./kept-base";
import type { KnowledgeJob, ThreadMessage, ThreadRequest } from "./knowledge-messages";

/** How long the server has the processors for itself, once it has the kept base, to begin to serve. */
const LET_BEGIN_MS = 1_000;

type Answer = (request: ThreadRequest) => Promise<void>;

/** Tells of the base that is kept, where one is, and only then loads what reads and compiles the folder, and follows it. */
async function run({ directory, compilesAtOnce }: KnowledgeJob): Promise<void> {
  const kept = readKeptBase(directory);
  const tell = (message: ThreadMessage): void => {
    parentPort?.postMessage(message);
  };
  const follow = async (): Promise<Answer> => {
    const { answerRequests } = await import("./answer-requests.js");
    return answerRequests({ directory, tell, kept });
  };
  let following = kept === undefined || compilesAtOnce ? follow() : undefined;
  // There is nothing to tell before the folder was read.
  if (kept === undefined) await following;

  parentPort?.on("message", (request: ThreadRequest) => {
    void answer(request);
  });

  /** The first request is to tell. Those that come while the folder is being read wait for that. */
  async function answer(request: ThreadRequest): Promise<void> {
    if (request.kind === "tell" && kept !== undefined) tell({ kind: "state", problems: [], base: kept });
    const answerer = await (following ??= wait(LET_BEGIN_MS).then(follow));
    await answerer(request);
  }
}

void run(workerData as KnowledgeJob);
