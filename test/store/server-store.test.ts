import { createServerStore, type StoreEvent } from "../../src/store";
import { createPruner, PRUNE_EVERY_MS } from "../../src/store/pruner";
import { MOST_WAITING } from "../../src/store/write-queue";
import { createFakeClock } from "./fake-clock";

const FACTS = { codes: ["550 5.9.99"], words: ["access denied"], sources: ["ndr"], marks: [] };
/** A folder that nobody can make, on any machine. */
const NOWHERE = { kind: "sqlite", file: `${__filename}/data/medic.db` } as const;

describe("a server's store", () => {
  it("tells of what it drops once a minute, with how much", async () => {
    const clock = createFakeClock();
    const events: StoreEvent[] = [];
    const { keeper, ...store } = createServerStore({
      place: NOWHERE,
      keeps: true,
      days: 365,
      tell: (event) => void events.push(event),
      clock,
    });
    for (let index = 0; index < MOST_WAITING + 5; index++) keeper?.noteGap(FACTS, `${index}`);
    expect(keeper?.state).toMatchObject({ waiting: MOST_WAITING, dropped: 5 });
    expect(events).toEqual([{ kind: "dropped", count: 1, reason: "full" }]);
    await clock.advance(60_000);
    keeper?.noteGap(FACTS, "again");
    const dropped = events.filter(({ kind }) => kind === "dropped");
    expect(dropped).toEqual([
      { kind: "dropped", count: 1, reason: "full" },
      { kind: "dropped", count: 5, reason: "full" },
    ]);
    const closing = store.close();
    await clock.advance(10_000);
    await closing;
    expect(keeper?.state).toMatchObject({ waiting: 0, written: 0, dropped: MOST_WAITING + 6 });
  });

  it("gives the same gap the same id, and says what it does not know", async () => {
    const clock = createFakeClock();
    const { keeper } = createServerStore({ place: NOWHERE, keeps: true, days: 1, tell: () => undefined, clock });
    expect(keeper?.noteGap(FACTS, "1")).toBe(keeper?.noteGap({ ...FACTS, marks: ["mail-named"] }, undefined));
    expect(keeper?.noteGap({ ...FACTS, codes: [] }, "1")).not.toBe(keeper?.noteGap(FACTS, "1"));
    expect(await keeper?.readGaps()).toBeUndefined();
    expect(await keeper?.readFeedback()).toBeUndefined();
  });

  it("is not used at all where nothing is kept and nothing is shared", async () => {
    const events: StoreEvent[] = [];
    const store = createServerStore({
      place: NOWHERE,
      keeps: false,
      days: 365,
      tell: (event) => void events.push(event),
      clock: createFakeClock(),
    });
    expect([store.keeper, store.claims, store.numbers]).toEqual([undefined, undefined, undefined]);
    await store.start();
    await store.close();
    expect(events).toEqual([]);
  });

  it("shares claims over a database, also where nothing is kept", () => {
    const place = { kind: "postgres", url: "postgres://medic@127.0.0.1:1/medic" } as const;
    const store = createServerStore({ place, keeps: false, days: 365, tell: () => undefined });
    expect(store.keeper).toBeUndefined();
    expect(store.claims).toBeDefined();
    expect(store.numbers).toMatchObject({ waiting: 0, unsure: 0 });
  });
});

describe("a pruner", () => {
  it("forgets again and again, also after a failure, until it is stopped", async () => {
    const clock = createFakeClock();
    const asked: number[] = [];
    const failures: unknown[] = [];
    const pruner = createPruner({
      store: {
        prune: ({ days }) => {
          asked.push(days);
          return asked.length === 1 ? Promise.reject(new Error("away")) : Promise.resolve(0);
        },
      },
      days: 30,
      clock,
      onFailed: (error) => void failures.push(error),
    });
    pruner.start(0);
    pruner.start(0);
    await clock.advance(0);
    expect([asked, failures.length]).toEqual([[30], 1]);
    await clock.advance(2 * PRUNE_EVERY_MS);
    expect([asked, failures.length]).toEqual([[30, 30, 30], 1]);
    pruner.stop();
    await clock.advance(2 * PRUNE_EVERY_MS);
    expect(asked).toHaveLength(3);
    expect(clock.pending).toBe(0);
  });
});
