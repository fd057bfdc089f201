import { systemClock, type Clock } from "./clock";
import type { ClaimStore } from "./ports";

/** Decides which replica answers an activity. */
export interface TurnClaims {
  /**
   * True where the activity is to be answered here. A store that is away or slow says nothing against it: then only what this
   * replica has seen itself is left out, and the answer comes as before.
   */
  claim(activityId: string): Promise<boolean>;
  /** Gives an activity back that could not be answered, so that a repetition of it may be. */
  release(activityId: string): void;
}

/** What turn claims are made of. */
export interface TurnClaimsOptions {
  readonly claims: ClaimStore;
  readonly clock?: Clock;
  /** Told whenever an activity was let through without the store's word. */
  readonly onUnsure?: () => void;
}

/** Bot Framework repeats an activity that was not acknowledged within seconds; a claim outlives all of that. */
const CLAIM_MS = 10 * 60_000;
/** So long a turn waits for the store's word. */
const DEADLINE_MS = 250;
/** After a failure the store is left alone for so long: turns do not wait again and again for one that is away. */
const REST_MS = 1_000;
/** Ids remembered here: CLAIM_MS at some 80 a second. */
const MOST_REMEMBERED = 50_000;

/** Makes claims on a store. */
export function createTurnClaims({ claims, clock = systemClock, onUnsure }: TurnClaimsOptions): TurnClaims {
  /** Activity ids with the time at which they are forgotten; in order of age. */
  const seen = new Map<string, number>();
  let restUntil = 0;

  function remember(id: string, now: number): void {
    for (const [old, until] of seen) {
      if (until > now && seen.size < MOST_REMEMBERED) break;
      seen.delete(old);
    }
    seen.set(id, now + CLAIM_MS);
  }

  function fail(): boolean {
    restUntil = clock.now().getTime() + REST_MS;
    onUnsure?.();
    return true;
  }

  return {
    async claim(id) {
      const now = clock.now().getTime();
      if ((seen.get(id) ?? 0) > now) return false;
      remember(id, now);
      if (now < restUntil) {
        onUnsure?.();
        return true;
      }
      return new Promise((resolve) => {
        let isDecided = false;
        const decide = (isFirst: boolean | undefined): void => {
          if (isDecided) return;
          isDecided = true;
          cancel();
          resolve(isFirst ?? fail());
        };
        const cancel = clock.after(DEADLINE_MS, () => {
          decide(undefined);
        });
        claims.claim(id, CLAIM_MS).then(decide, () => {
          decide(undefined);
        });
      });
    },
    release(id) {
      seen.delete(id);
      // Where this fails the claim expires by itself.
      claims.release(id).catch(() => undefined);
    },
  };
}
