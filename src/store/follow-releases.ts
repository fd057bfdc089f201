import type { Clock } from "./clock";
import type { CurrentRelease, ReleaseStore } from "./ports";

/** Something that looks whether another release serves. */
export interface ReleaseFollower {
  /** Looks now; resolves when done. */
  look(): Promise<void>;
  close(): void;
}

/** Where no signs are heard, so often is looked: a release is to serve within two seconds. */
const POLL_MS = 1_000;
/** Where signs are heard, looking is for those that a broken line swallowed. */
const POLL_LISTENING_MS = 5_000;

/** What a follower is made of. */
interface FollowOptions {
  readonly releases: Pick<ReleaseStore, "current" | "listen">;
  /** Takes over what serves now; called for every look that succeeded, one at a time. */
  readonly take: (release: CurrentRelease | undefined) => Promise<void>;
  /** Told why a look failed; the next one comes soon. */
  readonly onFault?: ((error: unknown) => void) | undefined;
  readonly clock: Clock;
}

/** Follows the current release: by signs where the store gives them, by looking again and again in any case. */
export function followReleases({ releases, take, onFault, clock }: FollowOptions): ReleaseFollower {
  let work = Promise.resolve();
  let isQueued = false;
  let hears = false;
  let isClosed = false;
  let cancel = (): void => undefined;

  async function lookOnce(): Promise<void> {
    isQueued = false;
    if (isClosed) return;
    cancel();
    try {
      await take(await releases.current());
    } catch (error) {
      onFault?.(error);
    }
    plan();
  }

  function plan(): void {
    if (!isClosed) cancel = clock.after(hears ? POLL_LISTENING_MS : POLL_MS, () => void look());
  }

  /** Many signs at once are one look, which begins after the last of them. */
  function look(): Promise<void> {
    if (!isQueued) {
      isQueued = true;
      work = work.then(lookOnce);
    }
    return work;
  }

  const stopListening = releases.listen(
    () => void look(),
    (state) => {
      hears = state;
      void look();
    },
  );
  void look();
  return {
    look,
    close() {
      isClosed = true;
      cancel();
      stopListening();
    },
  };
}
