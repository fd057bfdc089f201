import type { Clock } from "../../src/store";

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** Lets time pass: what is due runs in order, and what that sets off is waited for. */
  advance(ms: number): Promise<void>;
  /** How many things wait for their time. */
  readonly pending: number;
}

/** Turns of the event loop in which everything that needs no time comes to rest. */
const TURNS = 10;

export function createFakeClock(start = "2026-11-24T12:00:00Z"): FakeClock {
  let now = new Date(start).getTime();
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => new Date(now),
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = next.at;
        next.run();
        await settle();
      }
      now = until;
    },
    get pending() {
      return timers.length;
    },
  };
}
