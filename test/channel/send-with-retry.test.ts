import { DeliveryError } from "../../src/channel/delivery-error";
import { MAX_TRIES, sendWithRetry, TOTAL_LIMIT_MS, TRY_LIMIT_MS } from "../../src/channel/send-with-retry";

/** A clock that stands still but for sleeping and for what a try takes. */
function createTestClock(random = 0.5) {
  const sleeps: number[] = [];
  let time = 0;
  return {
    sleeps,
    advance: (ms: number) => void (time += ms),
    now: () => time,
    random: () => random,
    sleep: (ms: number) => {
      sleeps.push(ms);
      time += ms;
      return Promise.resolve();
    },
  };
}

function createSender(clock: ReturnType<typeof createTestClock>, errors: readonly unknown[], tryMs = 10) {
  let tries = 0;
  return {
    tries: () => tries,
    send: () => {
      const error = errors[tries];
      tries += 1;
      clock.advance(tryMs);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- anything can be thrown
      return error === undefined ? Promise.resolve("sent") : Promise.reject(error);
    },
  };
}

const failed = (status: number, retryAfterMs?: number) =>
  new DeliveryError({ code: `HTTP_${status}`, status, retryAfterMs });

describe("sendWithRetry", () => {
  it.each([412, 429, 502, 503, 504])("tries again on %i", async (status) => {
    const clock = createTestClock();
    const sender = createSender(clock, [failed(status)]);
    await expect(sendWithRetry(sender.send, clock)).resolves.toBe("sent");
    expect(sender.tries()).toBe(2);
  });

  it.each([400, 401, 403, 404, 409, 413, 500])("gives up at once on %i", async (status) => {
    const clock = createTestClock();
    const sender = createSender(clock, [failed(status)]);
    await expect(sendWithRetry(sender.send, clock)).rejects.toMatchObject({ status });
    expect(sender.tries()).toBe(1);
  });

  it("gives up at once on errors that are not the connector's", async () => {
    const clock = createTestClock();
    const sender = createSender(clock, [new TypeError("bug")]);
    await expect(sendWithRetry(sender.send, clock)).rejects.toThrow(TypeError);
    expect(sender.tries()).toBe(1);
  });

  it.each([
    [0, [250, 500, 1000]],
    [0.5, [375, 750, 1500]],
    [0.999, [499, 999, 1999]],
  ])("backs off, with jitter %d", async (random, expected) => {
    const clock = createTestClock(random);
    const sender = createSender(
      clock,
      Array.from({ length: 9 }, () => failed(502)),
    );
    await expect(sendWithRetry(sender.send, clock)).rejects.toMatchObject({ status: 502 });
    expect(sender.tries()).toBe(MAX_TRIES);
    expect(clock.sleeps.map((ms) => Math.floor(ms))).toEqual(expected);
  });

  it("waits as long as Retry-After asks", async () => {
    const clock = createTestClock();
    const sender = createSender(clock, [failed(429, 3000)]);
    await sendWithRetry(sender.send, clock);
    expect(clock.sleeps).toEqual([3000]);
  });

  it("does not wait for a Retry-After that the time does not hold", async () => {
    const clock = createTestClock();
    const sender = createSender(clock, [failed(429, 60_000)]);
    await expect(sendWithRetry(sender.send, clock)).rejects.toMatchObject({ status: 429 });
    expect(clock.sleeps).toEqual([]);
  });

  it("ends within its limit even when every try takes all its time", async () => {
    const clock = createTestClock(0.999);
    const sender = createSender(
      clock,
      Array.from({ length: 9 }, () => failed(504, 1000)),
      TRY_LIMIT_MS,
    );
    await expect(sendWithRetry(sender.send, clock)).rejects.toMatchObject({ status: 504 });
    expect(clock.now()).toBeLessThanOrEqual(TOTAL_LIMIT_MS);
    expect(TOTAL_LIMIT_MS).toBeLessThan(15_000);
  });
});
