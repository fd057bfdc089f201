import type { Worker } from "node:worker_threads";
import { openKnowledge, type CompiledKnowledge } from "../diagnosis";
import type { Article, KnowledgeProblem, ReadOutcome, ServedKnowledge } from "../knowledge";
import type { ArticleText, CompiledBase, ThreadMessage, ThreadRequest } from "./knowledge-messages";
import { inSlices } from "./in-slices";
import { startKnowledgeThread } from "./start-knowledge-thread";

type Snapshot = ServedKnowledge<CompiledKnowledge>["snapshot"];

/** A knowledge folder that a thread of its own reads, compiles and follows. */
export interface FollowedKnowledge extends ServedKnowledge<CompiledKnowledge> {
  /** Compiles article files that come from elsewhere, with the checks that files of the folder pass. */
  readBase(files: readonly ArticleText[]): Promise<ReadOutcome<CompiledKnowledge>>;
}

/** How a folder is followed. */
export interface FollowOptions {
  readonly directory: string;
  /** Begin with an empty base where the folder has faults. */
  readonly startsWithFaults?: boolean;
  /** Told when another base serves. */
  readonly onServed?: (snapshot: Snapshot, ms: number) => void;
  /** Told when the folder is refused; what served before goes on. */
  readonly onRefused?: (problems: readonly KnowledgeProblem[]) => void;
  /** Told when the thread broke; another takes its place, and what served before goes on. */
  readonly onFault?: (error: unknown) => void;
  /** The first thread, where it was started before. */
  readonly thread?: Worker;
  /** The script of the threads that follow it, or of the first. */
  readonly threadPath?: string;
}

/** The folder is followed, or it has faults and may not start with them. */
export type FollowOutcome =
  | { readonly kind: "followed"; readonly knowledge: FollowedKnowledge }
  | { readonly kind: "faulty"; readonly problems: readonly KnowledgeProblem[] };

/** A thread that breaks at once would else be started again without end. */
const RESTART_MS = 1_000;

/**
 * Follows a knowledge folder in a thread: nothing of reading, checking and compiling holds up a turn. What it compiles lies in
 * shared memory and takes the place of what served before in one step. Rejects when the thread cannot be started at all.
 */
export function followKnowledge({
  directory,
  startsWithFaults = false,
  onServed,
  onRefused,
  onFault,
  thread,
  threadPath,
}: FollowOptions): Promise<FollowOutcome> {
  const listeners = new Set<() => void>();
  const waiting = new Map<number, (message: ThreadMessage | undefined) => void>();
  let requests = 0;
  let worker = thread ?? startKnowledgeThread(directory, { threadPath });
  let snapshot: Snapshot | undefined;
  let problems: readonly KnowledgeProblem[] = [];
  /** What the last base of {@link FollowedKnowledge.readBase} became: the next one takes its place. */
  let lastRead: Snapshot | undefined;
  /** States are taken one after the other. */
  let states = Promise.resolve();
  let isClosed = false;
  /** Whether there is a thread to ask, and what waits for the next one. */
  let isAlive = true;
  const awaitThread = new Set<() => void>();
  let restart: NodeJS.Timeout | undefined;

  function ask(
    request: DistributiveOmit<Exclude<ThreadRequest, { kind: "tell" }>, "request">,
  ): Promise<ThreadMessage | undefined> {
    const number = ++requests;
    if (!isAlive) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      waiting.set(number, resolve);
      worker.postMessage({ ...request, request: number });
    });
  }

  /** Requests that a thread leaves behind are answered with nothing. */
  function giveUp(): void {
    for (const resolve of waiting.values()) resolve(undefined);
    waiting.clear();
  }

  /** Opens a base and makes ready what the one before had ready: in slices, since turns go on. */
  async function toSnapshot({ image, version, loadedAt }: CompiledBase, before?: Snapshot): Promise<Snapshot> {
    const compiled = openKnowledge(image, {
      async find(words, most) {
        const answer = await ask({ kind: "search", version, words, most });
        return answer?.kind === "found" ? answer.ids.flatMap((id): Article[] => served(compiled, id)) : [];
      },
    });
    if (before !== undefined) await inSlices(compiled.takeOver(before.compiled));
    return { compiled, version, loadedAt };
  }

  async function takeState(found: readonly KnowledgeProblem[], base: CompiledBase | undefined): Promise<void> {
    // A thread that was started again may find the folder faulty: its empty base is not taken.
    const isNew =
      base !== undefined && base.version !== snapshot?.version && (found.length === 0 || snapshot === undefined);
    const next = isNew ? await toSnapshot(base, snapshot) : undefined;
    if (isClosed) return;
    problems = found;
    if (next !== undefined) {
      const isFirst = snapshot === undefined;
      snapshot = next;
      if (!isFirst) onServed?.(next, base?.ms ?? 0);
    }
    if (found.length > 0) onRefused?.(found);
    for (const listener of listeners) listener();
  }

  return new Promise((resolve, reject) => {
    function listen(): void {
      // Until it has told its first state there may be nothing else to wait for.
      if (snapshot === undefined) worker.ref();
      worker.on("message", (message: ThreadMessage) => {
        if (message.kind !== "state") {
          waiting.get(message.request)?.(message);
          waiting.delete(message.request);
          return;
        }
        states = states.then(() => hear(message));
      });
      worker.once("error", (error) => {
        if (snapshot === undefined) reject(error);
        else onFault?.(error);
      });
      worker.once("exit", () => {
        isAlive = false;
        giveUp();
        if (isClosed || snapshot === undefined) return;
        restart = setTimeout(() => {
          worker = startKnowledgeThread(directory, { threadPath });
          isAlive = true;
          listen();
          for (const goOn of awaitThread) goOn();
          awaitThread.clear();
        }, RESTART_MS);
        restart.unref();
      });
      worker.postMessage({ kind: "tell" } satisfies ThreadRequest);
    }

    async function hear({ problems: found, base }: ThreadMessage & { kind: "state" }): Promise<void> {
      const isFirst = snapshot === undefined;
      if (isFirst && found.length > 0 && !startsWithFaults) {
        close();
        resolve({ kind: "faulty", problems: found });
        return;
      }
      worker.unref();
      await takeState(found, base);
      if (isFirst) resolve({ kind: "followed", knowledge });
    }

    function close(): void {
      isClosed = true;
      clearTimeout(restart);
      void worker.terminate();
    }

    const knowledge: FollowedKnowledge = {
      get snapshot() {
        if (snapshot === undefined) throw new Error("A followed folder has a snapshot from its first state on.");
        return snapshot;
      },
      get problems() {
        return problems;
      },
      onChange(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      async refresh() {
        await ask({ kind: "refresh" });
        await states;
      },
      async readBase(files) {
        // That a thread broke is no fault of these files.
        if (!isAlive) await new Promise<void>((resolve) => awaitThread.add(resolve));
        const answer = await ask({ kind: "read", files });
        if (answer?.kind !== "read") throw new Error("The thread that compiles knowledge has stopped.");
        const { result } = answer;
        if (result.kind === "refused") return { kind: "refused", problems: result.problems };
        lastRead = await toSnapshot(result.base, lastRead ?? snapshot);
        return { kind: "compiled", snapshot: lastRead };
      },
      close,
    };
    listen();
  });
}

/** Omits a key from every member of a union. */
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

function served(knowledge: CompiledKnowledge, id: string): Article[] {
  const article = knowledge.findServed(id);
  return article === undefined ? [] : [article];
}
