import { DeliveryError } from "./delivery-error";

/** What Microsoft asks bots to try again on; anything else would fail the same way a second time. */
const RETRIED_STATUSES: ReadonlySet<number | undefined> = new Set([412, 429, 502, 503, 504]);
/** One try and three more. */
export const MAX_TRIES = 4;
/** Bot Framework gives up on our HTTP answer after about 15 seconds and may deliver the activity again. */
export const TOTAL_LIMIT_MS = 14_000;
/** How long one try may take; kept by the HTTP client. */
export const TRY_LIMIT_MS = 4_000;
const FIRST_DELAY_MS = 500;

/** Time and chance, so that tests need neither. */
export interface RetryClock {
  now(): number;
  /** A number from 0 up to 1, as Math.random. */
  random(): number;
  sleep(ms: number): Promise<void>;
}

/** The clock on the wall. */
export const SYSTEM_CLOCK: RetryClock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Runs `send` again while the connector is only busy and the time lasts; otherwise throws what `send` threw last. */
export async function sendWithRetry<Result>(send: () => Promise<Result>, clock: RetryClock): Promise<Result> {
  const started = clock.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      const delay = toDelay(error, tries, clock);
      const worstEnd = clock.now() - started + (delay ?? 0) + TRY_LIMIT_MS;
      if (delay === undefined || tries >= MAX_TRIES || worstEnd > TOTAL_LIMIT_MS) throw error;
      await clock.sleep(delay);
    }
  }
}

function toDelay(error: unknown, tries: number, clock: RetryClock): number | undefined {
  if (!(error instanceof DeliveryError) || !RETRIED_STATUSES.has(error.status)) return undefined;
  const backoff = FIRST_DELAY_MS * 2 ** (tries - 1);
  // Half fixed, half chance: bots that failed together must not come back together, nor at once.
  const jittered = backoff / 2 + (backoff / 2) * clock.random();
  return Math.max(error.retryAfterMs ?? 0, jittered);
}
