/** Decides whether an activity is answered here; see `createTurnClaims` in store for the one that all replicas share. */
export interface ActivityClaims {
  /** True for the first who asks with a key. Never rejects, and never takes long. */
  claim(key: string): Promise<boolean>;
  /** The activity was answered; a repetition of it is not. */
  settle(key: string): void;
  /** Gives back what could not be answered, so that it is when it is delivered again. */
  release(key: string): void;
}

/** Some hours of a busy bot; Bot Framework delivers again within minutes. */
const MOST_KEPT = 10_000;

/** Remembers the newest activities of this process. */
export function createMemoryClaims(limit = MOST_KEPT): ActivityClaims {
  const seen = new Set<string>();
  return {
    claim(key) {
      if (seen.has(key)) return Promise.resolve(false);
      seen.add(key);
      // A Set keeps the order of insertion: its first is its oldest.
      const [oldest] = seen;
      if (seen.size > limit && oldest !== undefined) seen.delete(oldest);
      return Promise.resolve(true);
    },
    settle: () => undefined,
    release(key) {
      seen.delete(key);
    },
  };
}
