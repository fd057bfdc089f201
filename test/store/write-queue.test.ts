import fc from "fast-check";
import { StoreError } from "../../src/store";
import { createWriteQueue, MOST_WAITING, type WriteQueue } from "../../src/store/write-queue";
import { createFakeClock, type FakeClock } from "./fake-clock";

/** A store that can be down, slow and particular, and remembers what was written to it. */
class StubStore {
  readonly kept = new Set<number>();
  readonly batches: number[] = [];
  fault: "none" | "down" | "lost answer" = "none";
  slowMs = 0;
  refuses: (item: number) => boolean = () => false;

  constructor(private readonly clock: FakeClock) {}

  readonly write = async (batch: readonly number[]): Promise<void> => {
    if (this.slowMs > 0) await new Promise<void>((resolve) => this.clock.after(this.slowMs, resolve));
    if (this.fault === "down") throw new StoreError("unreachable", "ECONNREFUSED");
    if (batch.some((item) => this.refuses(item))) throw new StoreError("refused", "22021");
    for (const item of batch) this.kept.add(item);
    this.batches.push(batch.length);
    if (this.fault === "lost answer") throw new StoreError("unreachable", "ECONNRESET");
  };
}

describe("a write queue", () => {
  let clock: FakeClock;
  let store: StubStore;
  let queue: WriteQueue<number>;
  let dropped: string[];
  let faults: (string | undefined)[];

  beforeEach(() => {
    clock = createFakeClock();
    store = new StubStore(clock);
    dropped = [];
    faults = [];
    queue = createWriteQueue({
      write: store.write,
      clock,
      onDropped: (count, reason) => dropped.push(`${count} ${reason}`),
      onFault: (code) => faults.push(code),
    });
  });
  const addAll = (from: number, to: number): boolean[] =>
    Array.from({ length: to - from }, (_, index) => queue.add(from + index));

  it("writes what comes at once in batches", async () => {
    addAll(0, 250);
    await clock.advance(0);
    expect(store.batches).toEqual([100, 100, 50]);
    expect(queue.state).toEqual({ waiting: 0, written: 250, dropped: 0, retries: 0, fault: undefined });
  });

  it("keeps what a store that is down does not take, and writes it when it is back", async () => {
    store.fault = "down";
    addAll(0, 3);
    await clock.advance(60_000);
    expect(queue.state).toMatchObject({ waiting: 3, written: 0, fault: "ECONNREFUSED" });
    expect(queue.state.retries).toBeLessThan(25);
    store.fault = "none";
    await clock.advance(5_000);
    expect(queue.state).toMatchObject({ waiting: 0, written: 3, dropped: 0, fault: undefined });
    expect(faults).toEqual(["ECONNREFUSED", undefined]);
  });

  it("tries again soon at first, later seldom", async () => {
    store.fault = "down";
    queue.add(1);
    const tries: number[] = [];
    for (const ms of [0, 100, 200, 400, 800, 1600, 3200, 5000, 5000]) {
      await clock.advance(ms);
      tries.push(queue.state.retries);
    }
    expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("drops and counts what a full queue cannot take, and keeps what it took", async () => {
    store.fault = "down";
    expect(addAll(0, MOST_WAITING).every(Boolean)).toBe(true);
    expect(addAll(MOST_WAITING, MOST_WAITING + 2)).toEqual([false, false]);
    store.fault = "none";
    await clock.advance(10_000);
    expect(queue.state).toMatchObject({ waiting: 0, written: MOST_WAITING, dropped: 2 });
    expect(dropped).toEqual(["1 full", "1 full"]);
    expect(queue.add(1)).toBe(true);
  });

  it("takes things without waiting for a slow store", async () => {
    store.slowMs = 30_000;
    queue.add(0);
    await clock.advance(0);
    expect(addAll(1, 500).every(Boolean)).toBe(true);
    await clock.advance(200_000);
    expect(queue.state).toMatchObject({ waiting: 0, written: 500 });
  });

  it("writes again what may not have been written", async () => {
    store.fault = "lost answer";
    addAll(0, 5);
    await clock.advance(0);
    store.fault = "none";
    await clock.advance(1_000);
    expect(store.kept.size).toBe(5);
    expect(queue.state).toMatchObject({ written: 5, dropped: 0 });
  });

  it("drops only the one that the store refuses", async () => {
    store.refuses = (item) => item === 7;
    addAll(0, 150);
    await clock.advance(0);
    expect(store.kept.size).toBe(149);
    expect(queue.state).toMatchObject({ waiting: 0, written: 149, dropped: 1, retries: 0 });
    expect(dropped).toEqual(["1 refused"]);
  });

  it("writes what waits when it is closed, and takes nothing more", async () => {
    store.slowMs = 10;
    addAll(0, 300);
    const closed = queue.close(1_000);
    expect(queue.add(301)).toBe(false);
    await clock.advance(1_000);
    await closed;
    expect(queue.state).toMatchObject({ waiting: 0, written: 300, dropped: 1 });
    expect(clock.pending).toBe(0);
  });

  it("tries at once when it is closed in a pause", async () => {
    store.fault = "down";
    queue.add(1);
    await clock.advance(20_000);
    store.fault = "none";
    const closed = queue.close(1_000);
    await clock.advance(0);
    await closed;
    expect(queue.state).toMatchObject({ written: 1, dropped: 0 });
  });

  it("counts as dropped what is left when time is up", async () => {
    store.fault = "down";
    addAll(0, 4);
    await clock.advance(0);
    const closed = queue.close(2_000);
    await clock.advance(2_000);
    await closed;
    expect(queue.state).toMatchObject({ waiting: 0, written: 0, dropped: 4 });
    expect(dropped).toEqual(["4 time-up"]);
    await clock.advance(60_000);
    expect(clock.pending).toBe(0);
  });

  it("closes at once where nothing waits", async () => {
    await queue.close(1_000);
    expect(clock.pending).toBe(0);
  });

  it("loses nothing uncounted, whatever the store does", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("add" as const), count: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ kind: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 8_000 }) }),
      fc.record({
        kind: fc.constant("fault" as const),
        fault: fc.constantFrom("none" as const, "down" as const, "lost answer" as const),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const time = createFakeClock();
        const stub = new StubStore(time);
        const tried = createWriteQueue({ write: stub.write, clock: time });
        let added = 0;
        let taken = 0;
        for (const one of steps) {
          if (one.kind === "add") for (let item = 0; item < one.count; item++) taken += tried.add(added++) ? 1 : 0;
          else if (one.kind === "pass") await time.advance(one.ms);
          else stub.fault = one.fault;
          const { waiting, written, dropped: lost } = tried.state;
          expect(waiting + written + lost).toBe(added);
        }
        stub.fault = "none";
        const closed = tried.close(10_000);
        await time.advance(10_000);
        await closed;
        expect(stub.kept.size).toBe(taken);
        expect(tried.state).toMatchObject({ waiting: 0, written: taken });
      }),
      { numRuns: 50 },
    );
  });
});
