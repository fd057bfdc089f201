import { randomUUID } from "node:crypto";
import { systemClock, type Clock } from "./clock";
import { toGapId } from "./gaps";
import type { ArticleFeedback, Feedback, FeedbackStore, Gap, GapFacts, GapStore } from "./ports";
import { createRecorder, type RecorderOptions } from "./recorder";
import type { QueueState } from "./write-queue";

/** One reader's word, as a turn knows it. */
export interface ReaderWord extends Omit<Feedback, "id" | "day"> {
  /** Names who says it about which message, so that pressing twice counts once; undefined where the client gives no names. */
  readonly id: string | undefined;
}

/** Keeps what turns leave behind. No call makes an answer wait for the store: notes are queued, and reading has a deadline. */
export interface Keeper {
  noteFeedback(word: ReaderWord): void;
  /** Counts an unanswered error, once an `id`; gives the id of the gap. */
  noteGap(facts: GapFacts, id: string | undefined): string;
  /** Articles that helped least first; undefined where the store does not answer in time. */
  readFeedback(): Promise<readonly ArticleFeedback[] | undefined>;
  /** The most frequent first; undefined where the store does not answer in time. */
  readGaps(): Promise<readonly Gap[] | undefined>;
  /** What has become of the notes since the start. */
  readonly state: QueueState;
}

/** A keeper, and its end. */
export interface OpenKeeper extends Keeper {
  /** Writes what waits, for at most `ms`. */
  close(ms: number): Promise<void>;
}

/** What a keeper is made of. */
export interface KeeperOptions extends Pick<RecorderOptions, "onDropped" | "onFault"> {
  readonly store: { readonly feedback: FeedbackStore; readonly gaps: Pick<GapStore, "add" | "list"> };
  readonly clock?: Clock;
}

/** So long somebody who asks for a list waits for the store. */
const READ_MS = 2_000;

/** Makes a keeper in front of a store, which may be down, slow or not open yet. */
export function createKeeper({ store, clock = systemClock, ...hooks }: KeeperOptions): OpenKeeper {
  const recorder = createRecorder({ store, clock, ...hooks });
  const today = (): string => clock.now().toISOString().slice(0, 10);

  function read<Rows>(rows: Promise<Rows>): Promise<Rows | undefined> {
    return new Promise((resolve) => {
      const cancel = clock.after(READ_MS, () => {
        resolve(undefined);
      });
      const settle = (found: Rows | undefined): void => {
        cancel();
        resolve(found);
      };
      rows.then(settle, () => {
        settle(undefined);
      });
    });
  }

  return {
    noteFeedback({ id = randomUUID(), ...word }) {
      recorder.recordFeedback({ ...word, id, day: today() });
    },
    noteGap(facts, id = randomUUID()) {
      recorder.recordGap({ id, facts, day: today() });
      return toGapId(facts);
    },
    readFeedback: () => read(store.feedback.list()),
    readGaps: () => read(store.gaps.list()),
    get state() {
      return recorder.state;
    },
    close: (ms) => recorder.close(ms),
  };
}
