/** What readers said of one article, as a card shows it. */
export interface ShownFeedback {
  readonly article: string;
  readonly helped: number;
  readonly notHelped: number;
}

/** Something that no article answers, as a card shows it: codes and technical words only. */
export interface ShownGap {
  readonly id: string;
  readonly codes: readonly string[];
  readonly words: readonly string[];
  /** Forms it came in. */
  readonly sources: readonly string[];
  /** Names of the facts that were read. */
  readonly marks: readonly string[];
  readonly count: number;
  /** YYYY-MM-DD in UTC. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** What is kept, for the status that admins see. */
export interface ShownKept {
  /** Undefined where the store did not answer in time. */
  readonly read: { readonly feedback: readonly ShownFeedback[]; readonly gaps: number } | undefined;
  /** Waiting to be written. */
  readonly waiting: number;
  /** Given up since the start. */
  readonly dropped: number;
  /** Code of the fault while the store is away. */
  readonly fault: string | undefined;
}

/** Codes and words of a gap in one line; undefined where there are none. */
export function toGapLine({ codes, words }: Pick<ShownGap, "codes" | "words">): string | undefined {
  return codes.length + words.length === 0 ? undefined : [...codes, ...words].join(" … ");
}
