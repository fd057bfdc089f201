import type { Clock } from "./clock";
import { StoreError } from "./store-error";

/** What has become of everything that was handed to a queue. Accepted = waiting + written + dropped after it was accepted. */
export interface QueueState {
  readonly waiting: number;
  readonly written: number;
  /** Not taken because the queue was full or closed, given up because the store refused it, or left over when time was up. */
  readonly dropped: number;
  /** Writes that failed and were or will be tried again. */
  readonly retries: number;
  /** Code of the last failure while the store is away; undefined while it answers. */
  readonly fault: string | undefined;
}

/** Takes things without ever making anybody wait, and writes them in order as fast as the store takes them. */
export interface WriteQueue<Item> {
  /** False where the queue is full or closed: the item is dropped, and counted. */
  add(item: Item): boolean;
  readonly state: QueueState;
  /** Takes nothing more, writes what waits, and resolves when that is done or `ms` are over; what is left then is dropped. */
  close(ms: number): Promise<void>;
}

/** What a queue is made of. */
export interface WriteQueueOptions<Item> {
  /** Writes a batch, whole or not at all. The same batch may come again after a failure: writing it twice must be writing it once. */
  readonly write: (batch: readonly Item[]) => Promise<void>;
  readonly clock: Clock;
  /** Longest pause between two tries. */
  readonly mostRetryMs?: number;
  /** Told whenever something is dropped, with how much and why. */
  readonly onDropped?: (count: number, reason: "full" | "closed" | "refused" | "time-up") => void;
  /** Told when the store goes away (the code of its fault) and when it is back (undefined). */
  readonly onFault?: (code: string | undefined) => void;
}

/** Most that waits: some 5 MB of gaps, and an hour's feedback of a very large organisation. */
export const MOST_WAITING = 10_000;
const BATCH = 100;
const FIRST_RETRY_MS = 100;
const MOST_RETRY_MS = 5_000;

/** Makes an empty queue. */
export function createWriteQueue<Item>({
  write,
  clock,
  mostRetryMs = MOST_RETRY_MS,
  onDropped,
  onFault,
}: WriteQueueOptions<Item>): WriteQueue<Item> {
  const waiting: Item[] = [];
  let written = 0;
  let dropped = 0;
  let retries = 0;
  let fault: string | undefined;
  let retryMs = FIRST_RETRY_MS;
  let isWorking = false;
  let isClosed = false;
  let whenEmpty = (): void => undefined;
  /** Ends the pause before the next try. */
  let hurry = (): void => undefined;

  function drop(count: number, reason: "full" | "closed" | "refused" | "time-up"): void {
    if (count === 0) return;
    dropped += count;
    onDropped?.(count, reason);
  }

  function setFault(code: string | undefined): void {
    if (code === fault) return;
    fault = code;
    onFault?.(code);
  }

  async function work(): Promise<void> {
    isWorking = true;
    // What comes in the same moment goes in one batch.
    await Promise.resolve();
    /** Items at the front to be written one by one, because one of them was refused. */
    let alone = 0;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, alone > 0 ? 1 : BATCH);
      try {
        await write(batch);
        setFault(undefined);
        retryMs = FIRST_RETRY_MS;
        // What was still under way when time was up is counted as dropped.
        written += waiting.splice(0, batch.length).length;
        alone = Math.max(0, alone - 1);
      } catch (error) {
        const isRefused = error instanceof StoreError && error.fault === "refused";
        if (isRefused && batch.length > 1) alone = batch.length;
        else if (isRefused) {
          alone = Math.max(0, alone - 1);
          drop(waiting.splice(0, 1).length, "refused");
        } else {
          retries++;
          setFault(error instanceof StoreError ? error.code : "unknown");
          await pause();
        }
      }
    }
    isWorking = false;
    whenEmpty();
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(retryMs, resolve);
      hurry = () => {
        cancel();
        resolve();
      };
      retryMs = Math.min(retryMs * 2, mostRetryMs);
    });
  }

  return {
    add(item) {
      if (isClosed || waiting.length >= MOST_WAITING) {
        drop(1, isClosed ? "closed" : "full");
        return false;
      }
      waiting.push(item);
      if (!isWorking) void work();
      return true;
    },
    get state() {
      return { waiting: waiting.length, written, dropped, retries, fault };
    },
    async close(ms) {
      isClosed = true;
      if (!isWorking) return;
      retryMs = FIRST_RETRY_MS;
      hurry();
      await new Promise<void>((resolve) => {
        const cancel = clock.after(ms, resolve);
        whenEmpty = () => {
          cancel();
          resolve();
        };
      });
      const left = waiting.splice(0).length;
      drop(left, "time-up");
      hurry();
    },
  };
}
