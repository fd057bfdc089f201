import { systemClock, type Clock } from "./clock";
import { createStore } from "./create-store";
import { createKeeper, type Keeper } from "./keeper";
import type { Store } from "./ports";
import { createPruner, PRUNE_EVERY_MS } from "./pruner";
import { StoreError } from "./store-error";
import type { StorePlace } from "./store-place";
import { createTurnClaims, type TurnClaims } from "./turn-claims";

/** The store as a running server uses it: in the background, and never needed for an answer. */
export interface ServerStore {
  readonly store: Store;
  /** Absent where nothing is to be kept. */
  readonly keeper: Keeper | undefined;
  /** Absent with a file: that serves one process, which remembers by itself what it answered, without a write to disk each turn. */
  readonly claims: TurnClaims | undefined;
  /** What has happened since the start; undefined where the store is not used at all. */
  readonly numbers: ServerStoreNumbers | undefined;
  /** Opens the engine and begins to forget what is too old. To be called when the server is ready: loading an engine takes its time. */
  start(): Promise<void>;
  /** Writes what waits and closes, within some five seconds. */
  close(): Promise<void>;
}

/** Numbers for operators. */
export interface ServerStoreNumbers {
  readonly waiting: number;
  readonly written: number;
  readonly dropped: number;
  readonly retries: number;
  /** Code of the fault while the store is away; null while it answers. */
  readonly fault: string | null;
  /** Activities answered without the store's word on whether another replica answers them. */
  readonly unsure: number;
}

/** What happens to the store, for logs: codes and numbers only. */
export type StoreEvent =
  | { readonly kind: "opened" }
  | { readonly kind: "unavailable"; readonly code: string }
  | { readonly kind: "away"; readonly code: string }
  | { readonly kind: "back" }
  /** Notes given up since the last such event. */
  | { readonly kind: "dropped"; readonly count: number; readonly reason: string }
  | { readonly kind: "not-pruned"; readonly code: string };

/** What it is made of. */
export interface ServerStoreOptions {
  readonly place: StorePlace;
  readonly keeps: boolean;
  /** Days that feedback and gaps are kept after they were last seen. */
  readonly days: number;
  readonly tell: (event: StoreEvent) => void;
  readonly clock?: Clock;
}

const WRITE_OUT_MS = 3_000;
const CLOSE_MS = 2_000;
/** A full queue drops something with every turn; one line a minute says as much. */
const TELL_DROPPED_MS = 60_000;
const NO_QUEUE = { waiting: 0, written: 0, dropped: 0, retries: 0, fault: undefined };

/** Makes a server's store. Nothing is loaded or opened before `start`. */
export function createServerStore({ place, keeps, days, tell, clock = systemClock }: ServerStoreOptions): ServerStore {
  const store = createStore(place, clock);
  const isUsed = keeps || place.kind === "postgres";
  const keeper = keeps ? createKeeper({ store, clock, onDropped, onFault }) : undefined;
  let unsure = 0;
  const claims =
    place.kind === "postgres" ? createTurnClaims({ claims: store.claims, clock, onUnsure: () => unsure++ }) : undefined;
  const pruner = createPruner({
    store,
    days,
    onFailed: (error) => {
      tell({ kind: "not-pruned", code: codeOf(error) });
    },
  });
  let isClosed = false;
  let untold = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  function onDropped(count: number, reason: string): void {
    untold += count;
    const now = clock.now().getTime();
    if (now - toldAt < TELL_DROPPED_MS) return;
    toldAt = now;
    tell({ kind: "dropped", count: untold, reason });
    untold = 0;
  }

  function onFault(code: string | undefined): void {
    tell(code === undefined ? { kind: "back" } : { kind: "away", code });
  }

  return {
    store,
    keeper,
    claims,
    get numbers() {
      const { fault = null, ...queue } = keeper?.state ?? NO_QUEUE;
      return isUsed ? { ...queue, fault, unsure } : undefined;
    },
    async start() {
      if (!isUsed) return;
      try {
        await store.open();
        tell({ kind: "opened" });
        if (!isClosed) pruner.start(0);
      } catch (error) {
        if (isClosed) return;
        tell({ kind: "unavailable", code: codeOf(error) });
        pruner.start(PRUNE_EVERY_MS);
      }
    },
    async close() {
      isClosed = true;
      pruner.stop();
      await Promise.all([keeper?.close(WRITE_OUT_MS), claims?.close(WRITE_OUT_MS)]);
      await new Promise<void>((resolve) => {
        const cancel = clock.after(CLOSE_MS, resolve);
        const end = (): void => {
          cancel();
          resolve();
        };
        store.close().then(end, end);
      });
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof StoreError ? error.code : "unknown";
}
