import { idleClock, type Clock } from "./clock";
import type { Store } from "./ports";

/** Forgets, again and again, what is older than it may be. */
export interface Pruner {
  /** Begins `ms` from now. */
  start(ms: number): void;
  stop(): void;
}

/** What a pruner is made of. */
export interface PrunerOptions {
  readonly store: Pick<Store, "prune">;
  /** How many days feedback and gaps are kept after they were last seen. */
  readonly days: number;
  readonly clock?: Clock;
  /** Told why a round failed; the next one comes all the same. */
  readonly onFailed?: (error: unknown) => void;
}

/** Claims live for ten minutes and come as often as turns; everything else could wait for a day. */
export const PRUNE_EVERY_MS = 10 * 60_000;

/** Makes a pruner. Every replica may have one: what one has deleted is not there for the others. */
export function createPruner({ store, days, clock = idleClock, onFailed }: PrunerOptions): Pruner {
  let cancel = (): void => undefined;
  let isRunning = false;

  async function round(): Promise<void> {
    try {
      await store.prune({ days });
    } catch (error) {
      onFailed?.(error);
    }
    if (isRunning) cancel = clock.after(PRUNE_EVERY_MS, begin);
  }

  function begin(): void {
    void round();
  }

  return {
    start(ms) {
      if (isRunning) return;
      isRunning = true;
      cancel = clock.after(ms, begin);
    },
    stop() {
      isRunning = false;
      cancel();
    },
  };
}
