import { systemClock, type Clock } from "./clock";
import type { OpenStore } from "./open-store";
import type { Store } from "./ports";
import type { StorePlace } from "./store-place";
import { toStoreError } from "./store-error";

/**
 * Makes a store that opens when it is first asked for something, and tries again the next time where that fails: neither an
 * engine that takes its time nor one that is away keeps anything else from starting.
 */
export function createStore(place: StorePlace, clock: Clock = systemClock): Store {
  let opening: Promise<OpenStore> | undefined;
  let isClosed = false;

  async function open(): Promise<OpenStore> {
    // What is needed to talk to an engine is loaded only now.
    const { openStore } = await import("./open-store.js");
    return openStore(place, clock);
  }

  async function use<Result>(work: (store: OpenStore) => Promise<Result>): Promise<Result> {
    if (isClosed) throw new Error("The store was closed.");
    try {
      opening ??= open();
      const attempt = opening;
      attempt.catch(() => {
        if (opening === attempt) opening = undefined;
      });
      return await work(await attempt);
    } catch (error) {
      throw toStoreError(error);
    }
  }

  return {
    open: () => use(() => Promise.resolve()),
    feedback: {
      add: (feedback) => use((store) => store.feedback.add(feedback)),
      list: () => use((store) => store.feedback.list()),
    },
    gaps: {
      add: (sightings) => use((store) => store.gaps.add(sightings)),
      list: (limit) => use((store) => store.gaps.list(limit)),
      find: (id) => use((store) => store.gaps.find(id)),
    },
    claims: {
      claim: (id, ms) => use((store) => store.claims.claim(id, ms)),
      hold: (ids, ms) => use((store) => store.claims.hold(ids, ms)),
      release: (id) => use((store) => store.claims.release(id)),
    },
    conversations: {
      save: (key, reference) => use((store) => store.conversations.save(key, reference)),
      find: (key) => use((store) => store.conversations.find(key)),
      remove: (key) => use((store) => store.conversations.remove(key)),
    },
    releases: {
      publish: (draft) => use((store) => store.releases.publish(draft)),
      rollback: (number, author) => use((store) => store.releases.rollback(number, author)),
      list: () => use((store) => store.releases.list()),
      current: () => use((store) => store.releases.current()),
      files: (number) => use((store) => store.releases.files(number)),
      contents: (hashes) => use((store) => store.releases.contents(hashes)),
      listen(onSign, onState) {
        let stop = (): void => undefined;
        let isStopped = false;
        // Who follows releases asks for them again and again; a store that cannot be opened yet is no news.
        const begin = (): void => {
          use((store) => {
            if (!isStopped) stop = store.releases.listen(onSign, onState);
            return Promise.resolve();
          }).catch(() => {
            if (!isStopped && !isClosed) stop = clock.after(LISTEN_AGAIN_MS, begin);
          });
        };
        begin();
        return () => {
          isStopped = true;
          stop();
        };
      },
    },
    prune: (retention) => use((store) => store.prune(retention)),
    async close() {
      isClosed = true;
      const opened = await opening?.catch(() => undefined);
      await opened?.close();
    },
  };
}

/** A store that could not be opened to listen is tried again after this time. */
const LISTEN_AGAIN_MS = 2_000;
