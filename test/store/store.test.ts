import type { Feedback, GapSighting, ReleaseDraft } from "../../src/store";
import { describeOnEngines, useStores } from "./engines";

const feedback = (id: string, change: Partial<Feedback> = {}): Feedback => ({
  id,
  article: "spf-violation",
  helped: true,
  kind: "identified",
  locale: "en",
  day: "2026-11-24",
  ...change,
});

const sighting = (id: string, change: Partial<GapSighting["facts"]> = {}, day = "2026-11-24"): GapSighting => ({
  id,
  facts: { codes: ["550 5.7.999"], words: ["access denied"], sources: ["ndr"], marks: [], ...change },
  day,
});

const draft = (content: string, base: number): ReleaseDraft => ({
  files: [
    { name: "b.json", content: "{}" },
    { name: "a.json", content },
  ],
  author: "admin",
  note: `holds ${content}`,
  changes: [{ file: "articles/a.json", line: 3, before: "unknown: no article", after: "identified: a" }],
  base,
});

describeOnEngines("a store", (engine) => {
  const open = useStores(engine);

  it("keeps feedback, the same id once, articles that do not help first", async () => {
    const { store } = await open();
    await store.feedback.add([feedback("1"), feedback("2"), feedback("3", { article: "mail-loop", helped: false })]);
    await store.feedback.add([
      feedback("1", { helped: false }),
      feedback("4", { article: "mail-loop", day: "2026-11-25" }),
    ]);
    await store.feedback.add([feedback("5", { article: "null-mx", helped: false })]);
    expect(await store.feedback.list()).toEqual([
      { article: "null-mx", helped: 0, notHelped: 1, lastDay: "2026-11-24" },
      { article: "mail-loop", helped: 1, notHelped: 1, lastDay: "2026-11-25" },
      { article: "spf-violation", helped: 2, notHelped: 0, lastDay: "2026-11-24" },
    ]);
  });

  it("keeps no id that could lead back to a message", async () => {
    const { store, at } = await open();
    await store.feedback.add([feedback("activity-0815")]);
    await store.gaps.add([sighting("activity-0816")]);
    await store.claims.claim("activity-0817", 1000);
    expect(await at.dump()).not.toMatch(/activity-08/u);
  });

  it("counts gaps by codes and words, the same sighting once", async () => {
    const { store } = await open();
    await store.gaps.add([
      sighting("1", {}, "2026-11-20"),
      sighting("2", { sources: ["queue"] }, "2026-11-22"),
      sighting("1"),
    ]);
    await store.gaps.add([sighting("2"), sighting("3", { words: ["mailbox moved"] })]);
    const gaps = await store.gaps.list();
    expect(gaps).toEqual([
      expect.objectContaining({ words: ["access denied"], count: 2, firstDay: "2026-11-20", lastDay: "2026-11-22" }),
      expect.objectContaining({ words: ["mailbox moved"], count: 1, sources: ["ndr"] }),
    ]);
    expect(await store.gaps.list(1)).toEqual(gaps.slice(0, 1));
  });

  it.each([
    ["its id", (id: string) => id, true],
    ["the beginning of its id", (id: string) => id.slice(0, 6), true],
    ["another id", () => "ffffffffffff", false],
    ["too little of an id", (id: string) => id.slice(0, 3), false],
    ["what is no id", () => "%%%%%%", false],
  ])("finds a gap by %s: %p", async (_, toId, isFound) => {
    const { store } = await open();
    await store.gaps.add([sighting("1")]);
    const [gap] = await store.gaps.list();
    expect(await store.gaps.find(toId(gap?.id ?? ""))).toEqual(isFound ? gap : undefined);
  });

  it("lets one claim an id, until that claim expires or is given back", async () => {
    let now = new Date("2026-11-24T12:00:00Z");
    const { store } = await open({ now: () => now, after: () => () => undefined });
    expect(await store.claims.claim("a", 60_000)).toBe(true);
    expect(await store.claims.claim("a", 60_000)).toBe(false);
    expect(await store.claims.claim("b", 60_000)).toBe(true);
    await store.claims.release("b");
    expect(await store.claims.claim("b", 60_000)).toBe(true);
    now = new Date("2026-11-24T12:00:59Z");
    expect(await store.claims.claim("a", 60_000)).toBe(false);
    now = new Date("2026-11-24T12:01:00Z");
    expect(await store.claims.claim("a", 60_000)).toBe(true);
  });

  it("keeps conversation references", async () => {
    const { store } = await open();
    expect(await store.conversations.find("experts")).toBeUndefined();
    await store.conversations.save("experts", '{"id":1}');
    await store.conversations.save("experts", '{"id":2}');
    expect(await store.conversations.find("experts")).toBe('{"id":2}');
    await store.conversations.remove("experts");
    expect(await store.conversations.find("experts")).toBeUndefined();
  });

  it("publishes releases and rolls back to them, each as it was", async () => {
    const { store } = await open();
    const { releases } = store;
    expect(await releases.current()).toBeUndefined();
    expect(await releases.rollback(1, "admin")).toEqual({ kind: "unknown" });
    const first = await releases.publish(draft("one", 0));
    expect(first).toMatchObject({ kind: "published", release: { number: 1, move: 1, articles: 2, author: "admin" } });
    expect(await releases.publish(draft("one", 1))).toMatchObject({ kind: "unchanged", release: { number: 1 } });
    expect(await releases.publish(draft("two", 0))).toMatchObject({ kind: "overtaken", release: { number: 1 } });
    expect(await releases.publish(draft("two", 1))).toMatchObject({
      kind: "published",
      release: { number: 2, move: 2 },
    });
    expect(await releases.rollback(1, "other")).toMatchObject({
      kind: "moved",
      from: 2,
      release: { number: 1, move: 3 },
    });
    expect(await releases.rollback(1, "other")).toMatchObject({ kind: "unchanged" });
    expect(await releases.rollback(9, "other")).toEqual({ kind: "unknown" });
    expect(await releases.current()).toEqual({ ...("release" in first ? first.release : {}), move: 3 });
    expect((await releases.list()).map(({ number, note }) => [number, note])).toEqual([
      [2, "holds two"],
      [1, "holds one"],
    ]);
    const files = await releases.files(1);
    const contents = await releases.contents(files.map(({ hash }) => hash));
    expect(files.map(({ name, hash }) => [name, contents.get(hash)])).toEqual([
      ["a.json", "one"],
      ["b.json", "{}"],
    ]);
  });

  it("holds a release of a thousand files", async () => {
    const { store } = await open();
    const files = Array.from({ length: 1000 }, (_, index) => ({
      name: `${index}.json`,
      content: `content ${index % 700}`,
    }));
    await store.releases.publish({ ...draft("", 0), files });
    const listed = await store.releases.files(1);
    expect(listed).toHaveLength(1000);
    expect((await store.releases.contents(listed.map(({ hash }) => hash))).size).toBe(700);
  });

  it("holds claims longer, and those that were never taken", async () => {
    let now = new Date("2026-11-24T12:00:00Z");
    const { store } = await open({ now: () => now, after: () => () => undefined });
    await store.claims.claim("a", 1_000);
    await store.claims.hold(["a", "b", "a"], 60_000);
    await store.claims.hold([], 60_000);
    now = new Date("2026-11-24T12:00:59Z");
    expect([await store.claims.claim("a", 1_000), await store.claims.claim("b", 1_000)]).toEqual([false, false]);
    now = new Date("2026-11-24T12:01:00Z");
    expect([await store.claims.claim("a", 1_000), await store.claims.claim("b", 1_000)]).toEqual([true, true]);
  });

  it("goes on where a newer version has added to its tables, and not where a step is missing in between", async () => {
    const { store, at } = await open();
    await store.feedback.add([feedback("1")]);
    await store.close();
    await at.run("insert into kysely_migration (name, timestamp) values ('999-of-tomorrow', '2027-01-01')");
    const { store: older } = await open(undefined, at);
    await older.feedback.add([feedback("2")]);
    expect(await older.feedback.list()).toMatchObject([{ helped: 2 }]);
    await older.close();
    await at.run("insert into kysely_migration (name, timestamp) values ('000-of-nobody', '2025-01-01')");
    await at.run("delete from kysely_migration where name = '999-of-tomorrow'");
    const { store: strange } = await open(undefined, at);
    await expect(strange.open()).rejects.toThrow(/cannot be reached/u);
  });

  it("forgets what is too old, and claims that expired", async () => {
    let now = new Date("2026-11-24T12:00:00Z");
    const { store } = await open({ now: () => now, after: () => () => undefined });
    await store.feedback.add([feedback("old", { day: "2026-10-24" }), feedback("new", { day: "2026-10-25" })]);
    await store.gaps.add([sighting("old", {}, "2026-10-24"), sighting("new", { words: [] }, "2026-10-25")]);
    await store.claims.claim("a", 1000);
    expect(await store.prune({ days: 30 })).toBe(2);
    now = new Date("2026-11-24T12:00:01Z");
    expect(await store.prune({ days: 30 })).toBe(1);
    expect(await store.feedback.list()).toHaveLength(1);
    expect(await store.gaps.list()).toHaveLength(1);
  });

  it("finds its things again after it was closed", async () => {
    const { store, at } = await open();
    await store.feedback.add([feedback("1")]);
    await store.close();
    await expect(store.feedback.list()).rejects.toThrow(/closed/u);
    const { store: again } = await open(undefined, at);
    expect(await again.feedback.list()).toHaveLength(1);
  });

  it("is opened by five at once, and by each once more", async () => {
    const { store, at } = await open();
    const others = await Promise.all([1, 2, 3, 4].map(() => open(undefined, at)));
    const stores = [store, ...others.map((other) => other.store)];
    await Promise.all(stores.map((one) => one.open()));
    await Promise.all(stores.map((one, index) => one.feedback.add([feedback(`${index}`), feedback("the same")])));
    expect(await store.feedback.list()).toMatchObject([{ helped: 6 }]);
  });

  it("lets one of five at once claim an id, and counts gaps of all of them", async () => {
    const { store, at } = await open();
    const others = await Promise.all([1, 2, 3, 4].map(() => open(undefined, at)));
    const stores = [store, ...others.map((other) => other.store)];
    for (let round = 0; round < 10; round++) {
      const claims = await Promise.all(stores.map((one) => one.claims.claim(`activity ${round}`, 60_000)));
      expect(claims.filter(Boolean)).toHaveLength(1);
    }
    await Promise.all(
      stores.map((one, index) =>
        one.gaps.add(
          Array.from({ length: 20 }, (_, number) =>
            sighting(`${index} ${number}`, { words: [`word ${(number * 7) % 5}`] }),
          ),
        ),
      ),
    );
    expect((await store.gaps.list()).map(({ count }) => count)).toEqual([20, 20, 20, 20, 20]);
  });

  it("gives five who publish at once numbers without gaps, and none overwrites another unseen", async () => {
    const { store, at } = await open();
    const others = await Promise.all([1, 2, 3, 4].map(() => open(undefined, at)));
    const stores = [store, ...others.map((other) => other.store)];
    const outcomes = await Promise.all(stores.map((one, index) => one.releases.publish(draft(`content ${index}`, 0))));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      "overtaken",
      "overtaken",
      "overtaken",
      "overtaken",
      "published",
    ]);
    await Promise.all(
      stores.map(async (one, index) => {
        for (let base = 1; ;) {
          const { kind, release } = await one.releases.publish(draft(`content ${index}`, base));
          if (kind !== "overtaken") return;
          base = release.move;
        }
      }),
    );
    const numbers = (await store.releases.list()).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => numbers.length - index));
    expect(numbers.length).toBeGreaterThanOrEqual(5);
  });
});
