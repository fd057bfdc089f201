/** An answer about an article. */
export interface SentAnswer {
  readonly article: string;
  readonly outcome: string;
}

/** Which message holds which answer: Teams' thumbs name the message only, and carry nothing of ours. */
export interface SentAnswers {
  remember(messageKey: string, answer: SentAnswer): void;
  find(messageKey: string): SentAnswer | undefined;
}

/** Thumbs come within the hour; some 2 MB. */
const MOST_KEPT = 10_000;

/** Remembers the newest answers that this process has sent. */
export function createSentAnswers(limit = MOST_KEPT): SentAnswers {
  const sent = new Map<string, SentAnswer>();
  return {
    remember(messageKey, answer) {
      sent.set(messageKey, answer);
      const [oldest] = sent.keys();
      if (sent.size > limit && oldest !== undefined) sent.delete(oldest);
    },
    find: (messageKey) => sent.get(messageKey),
  };
}
