import { systemClock, type Clock } from "./clock";
import type { Feedback, FeedbackStore, GapSighting, GapStore } from "./ports";
import { createWriteQueue, type QueueState, type WriteQueueOptions } from "./write-queue";

/** Takes what turns leave behind; a turn never waits for it. */
export interface Recorder {
  /** False where it had to be dropped. */
  recordFeedback(feedback: Feedback): boolean;
  /** False where it had to be dropped. */
  recordGap(sighting: GapSighting): boolean;
  readonly state: QueueState;
  /** Writes what waits, for at most `ms`. */
  close(ms: number): Promise<void>;
}

type Write =
  { readonly kind: "feedback"; readonly feedback: Feedback } | { readonly kind: "gap"; readonly sighting: GapSighting };

/** What a recorder is made of. */
export interface RecorderOptions extends Pick<WriteQueueOptions<unknown>, "onDropped" | "onFault"> {
  readonly store: { readonly feedback: Pick<FeedbackStore, "add">; readonly gaps: Pick<GapStore, "add"> };
  readonly clock?: Clock;
}

/** Makes a recorder in front of a store, which may be down, slow or not open yet. */
export function createRecorder({ store, clock = systemClock, ...hooks }: RecorderOptions): Recorder {
  const queue = createWriteQueue<Write>({
    ...hooks,
    clock,
    async write(batch) {
      const feedback = batch.flatMap((item) => (item.kind === "feedback" ? [item.feedback] : []));
      const sightings = batch.flatMap((item) => (item.kind === "gap" ? [item.sighting] : []));
      if (feedback.length > 0) await store.feedback.add(feedback);
      if (sightings.length > 0) await store.gaps.add(sightings);
    },
  });
  return {
    recordFeedback: (feedback) => queue.add({ kind: "feedback", feedback }),
    recordGap: (sighting) => queue.add({ kind: "gap", sighting }),
    get state() {
      return queue.state;
    },
    close: (ms) => queue.close(ms),
  };
}
