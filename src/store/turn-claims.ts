import { systemClock, type Clock } from "./clock";
import type { ClaimStore } from "./ports";
import { createWriteQueue } from "./write-queue";

/** Decides which replica answers an activity. */
export interface TurnClaims {
  /**
   * True where the activity is to be answered here. A store that is away or slow says nothing against it: then only what this
   * replica has seen itself is left out, and the answer comes as before.
   */
  claim(activityId: string): Promise<boolean>;
  /**
   * The activity was answered: no replica answers a repetition of it. What was answered while the store was away is told to it
   * when it is back; Teams repeats after 15 seconds, so that most outages are over before the first repetition comes.
   */
  settle(activityId: string): void;
  /** Gives an activity back that could not be answered, so that a repetition of it may be. */
  release(activityId: string): void;
}

/** Turn claims, and their end. */
export interface OpenTurnClaims extends TurnClaims {
  /** Tells the store what it has not been told yet, for at most `ms`. */
  close(ms: number): Promise<void>;
}

/** What turn claims are made of. */
export interface TurnClaimsOptions {
  readonly claims: ClaimStore;
  readonly clock?: Clock;
  /** Told whenever an activity was let through without the store's word. */
  readonly onUnsure?: () => void;
}

/** An activity that was answered is never repeated after this time. */
const ANSWERED_MS = 10 * 60_000;
/**
 * A claim of a replica that died before it answered ends before Teams repeats the activity, which it does when the bot has not
 * acknowledged it after 15 seconds (learn.microsoft.com, "Bot activity handlers"): then another replica answers.
 */
const CLAIM_MS = 10_000;
/** A turn that takes longer holds on to its claim every few seconds, as long as the longest may take. */
const HOLD_MS = 3_000;
const MOST_HOLDS = 40;
/** So long a turn waits for the store's word. */
const DEADLINE_MS = 250;
/** The end of that time is measured apart: a word that came while this process was busy is read before. */
const LAST_MS = 20;
/** After a failure the store is left alone for so long; then one turn asks it, and the others do not wait. */
const REST_MS = 250;
/** What was answered is told so soon after an outage. */
const MOST_RETRY_MS = 1_000;
/** Ids remembered here: ANSWERED_MS at some 80 a second. */
const MOST_REMEMBERED = 50_000;

/** Makes claims on a store. */
export function createTurnClaims({ claims, clock = systemClock, onUnsure }: TurnClaimsOptions): OpenTurnClaims {
  /** Activity ids with the time at which they are forgotten; nearly in order of age. */
  const seen = new Map<string, number>();
  /** What ends the holding on to an activity that is being answered. */
  const held = new Map<string, () => void>();
  let isAway = false;
  let restUntil = 0;
  let asking = 0;
  /** Words of the store so far. */
  let words = 0;
  const holds = createWriteQueue<{ readonly id: string; readonly ms: number }>({
    clock,
    mostRetryMs: MOST_RETRY_MS,
    async write(batch) {
      for (const ms of [CLAIM_MS, ANSWERED_MS]) {
        const ids = batch.filter((hold) => hold.ms === ms).map(({ id }) => id);
        if (ids.length > 0) await claims.hold(ids, ms);
      }
      isAway = false;
    },
  });

  function remember(id: string, now: number, ms: number): void {
    for (const [old, until] of seen) {
      if (until > now && seen.size < MOST_REMEMBERED) break;
      seen.delete(old);
    }
    seen.set(id, now + ms);
  }

  function holdOn(id: string, times = 0): void {
    if (times === MOST_HOLDS) {
      held.delete(id);
      return;
    }
    held.set(
      id,
      clock.after(HOLD_MS, () => {
        holds.add({ id, ms: CLAIM_MS });
        holdOn(id, times + 1);
      }),
    );
  }

  function letGo(id: string): void {
    held.get(id)?.();
    held.delete(id);
  }

  /** The store's word; undefined where it gives none in time. */
  function ask(id: string): Promise<boolean | undefined> {
    asking += 1;
    const wordsBefore = words;
    return new Promise((resolve) => {
      let isDecided = false;
      const decide = (isFirst: boolean | undefined): void => {
        if (isDecided) return;
        isDecided = true;
        asking -= 1;
        cancel();
        if (isFirst !== undefined) {
          words += 1;
          isAway = false;
        } else if (words === wordsBefore) {
          // Nobody had its word meanwhile: it is not only slow with this one.
          isAway = true;
          restUntil = clock.now().getTime() + REST_MS;
        }
        resolve(isFirst);
      };
      let cancel = clock.after(DEADLINE_MS - LAST_MS, () => {
        cancel = clock.after(LAST_MS, () => {
          decide(undefined);
        });
      });
      claims.claim(id, CLAIM_MS).then(decide, () => {
        decide(undefined);
      });
    });
  }

  return {
    async claim(id) {
      const now = clock.now().getTime();
      if ((seen.get(id) ?? 0) > now) return false;
      remember(id, now, ANSWERED_MS);
      const isLeftAlone = isAway && (now < restUntil || asking > 0);
      const isFirst = isLeftAlone ? undefined : await ask(id);
      if (isFirst === undefined) onUnsure?.();
      if (isFirst === false) {
        // Who has it may die before the answer; a later repetition asks again.
        seen.set(id, now + CLAIM_MS);
        return false;
      }
      holdOn(id);
      return true;
    },
    settle(id) {
      letGo(id);
      holds.add({ id, ms: ANSWERED_MS });
    },
    release(id) {
      letGo(id);
      seen.delete(id);
      // Where this fails the claim expires by itself.
      claims.release(id).catch(() => undefined);
    },
    async close(ms) {
      for (const id of [...held.keys()]) letGo(id);
      await holds.close(ms);
    },
  };
}
