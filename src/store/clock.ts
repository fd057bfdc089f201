/** Time as the room sees it; tests hand in their own and never sleep. */
export interface Clock {
  now(): Date;
  /** Runs something once, `ms` from now, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** The same, for what must not keep a process alive. */
export const idleClock: Clock = {
  now: () => new Date(),
  after(ms, run) {
    const timer = setTimeout(run, ms).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
