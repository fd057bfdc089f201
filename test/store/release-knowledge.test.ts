import { readFileSync } from "node:fs";
import path from "node:path";
import { createArticleParser, type Article, type ReadOutcome, type ServedKnowledge } from "../../src/knowledge";
import {
  openReleaseKnowledge,
  StoreError,
  type CurrentRelease,
  type ReleaseDraft,
  type ReleaseFile,
  type ReleaseKnowledge,
  type ReleaseStore,
  type Store,
} from "../../src/store";
import { describeOnEngines, useStores } from "./engines";
import { createFakeClock, type FakeClock } from "./fake-clock";

const SAMPLE = readFileSync(
  path.join(__dirname, "..", "fixtures", "knowledge", "articles", "sample-problem.json"),
  "utf8",
).replace("../../../../knowledge/", "../");
const fileOf = (title: string, id = "sample-problem"): ReleaseFile => ({
  name: `${id}.json`,
  content: SAMPLE.replace('"id": "sample-problem"', `"id": "${id}"`).replace(
    "A sample server refuses the sample session",
    title,
  ),
});
const draftOf = (files: readonly ReleaseFile[], base: number): ReleaseDraft => ({
  files,
  author: "admin",
  note: "",
  changes: [],
  base,
});

/** What a compiler would make; here only what the tests look at. */
type Titles = readonly string[];
const toTitles = (articles: readonly Article[]): Titles => articles.map(({ title }) => title.en);
const FALLBACK = { compiled: ["from the folder"], version: "folder", loadedAt: new Date(0) };
const folder: ServedKnowledge<Titles> = {
  snapshot: FALLBACK,
  problems: [],
  onChange: () => () => undefined,
  refresh: () => Promise.resolve(),
  close: () => undefined,
};

/** Reads and compiles as the thread does. */
function createReadBase(
  compile: (articles: readonly Article[]) => Titles = toTitles,
): (files: readonly ReleaseFile[]) => Promise<ReadOutcome<Titles>> {
  const parse = createArticleParser();
  return async (files) => {
    const { articles, problems, version } = await parse(files);
    return problems.length > 0
      ? { kind: "refused", problems }
      : { kind: "compiled", snapshot: { compiled: compile(articles), version, loadedAt: new Date(0) } };
  };
}

/** Resolves as soon as a condition holds; every change asks again. */
function until(live: ReleaseKnowledge<Titles>, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (condition()) {
      resolve();
      return;
    }
    const stop = live.onChange(() => {
      if (!condition()) return;
      stop();
      resolve();
    });
  });
}

describeOnEngines("released knowledge", (engine) => {
  const open = useStores(engine);
  const opened: ReleaseKnowledge<Titles>[] = [];
  afterEach(() => {
    for (const live of opened.splice(0)) live.close();
  });
  const serve = async ({ releases }: Store): Promise<ReleaseKnowledge<Titles>> => {
    const live = await openReleaseKnowledge({
      releases,
      readBase: createReadBase(),
      fallback: folder,
    });
    opened.push(live);
    return live;
  };

  it("is taken over by three replicas within two seconds, and so is a rollback", async () => {
    const { store: publisher, at } = await open();
    await publisher.releases.publish(draftOf([fileOf("One")], 0));
    const stores = await Promise.all([1, 2, 3].map(() => open(undefined, at)));
    const replicas = await Promise.all(stores.map(({ store }) => serve(store)));
    expect(replicas.map(({ snapshot }) => snapshot.compiled)).toEqual([["One"], ["One"], ["One"]]);

    let started = performance.now();
    await publisher.releases.publish(draftOf([fileOf("Two"), fileOf("Second", "second-problem")], 1));
    await Promise.all(replicas.map((live) => until(live, () => live.release?.number === 2)));
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(replicas.map(({ snapshot }) => snapshot.compiled)).toEqual(
      replicas.map(() => ["Two", "Second"].sort().reverse()),
    );
    expect(new Set(replicas.map(({ snapshot }) => snapshot.version)).size).toBe(1);

    started = performance.now();
    await publisher.releases.rollback(1, "admin");
    await Promise.all(replicas.map((live) => until(live, () => live.release?.number === 1)));
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(replicas.map(({ snapshot }) => snapshot.compiled)).toEqual([["One"], ["One"], ["One"]]);
  });

  it("is the folder's until there is a release", async () => {
    const { store } = await open();
    const live = await serve(store);
    expect(live).toMatchObject({ snapshot: FALLBACK, release: undefined });
    await store.releases.publish(draftOf([fileOf("One")], 0));
    await until(live, () => live.release !== undefined);
    expect(live.snapshot.compiled).toEqual(["One"]);
  });
});

/** Releases without an engine: their calls are counted, and they can be away. */
class StubReleases implements Pick<ReleaseStore, "current" | "files" | "contents" | "listen"> {
  serving: CurrentRelease | undefined;
  files_: readonly ReleaseFile[] = [];
  isAway = false;
  looks = 0;
  fetched: string[] = [];
  sign = (): void => undefined;
  hear: (state: boolean) => void = () => undefined;

  put(move: number, files: readonly ReleaseFile[]): void {
    this.files_ = files;
    const common = { hash: "", author: "", note: "", publishedAt: "", articles: files.length, changes: [] };
    this.serving = { ...common, number: move, move };
  }
  current(): Promise<CurrentRelease | undefined> {
    this.looks++;
    return this.isAway ? Promise.reject(new StoreError("unreachable", "ECONNREFUSED")) : Promise.resolve(this.serving);
  }
  files(): Promise<{ name: string; hash: string }[]> {
    return Promise.resolve(this.files_.map(({ name, content }) => ({ name, hash: content })));
  }
  contents(hashes: readonly string[]): Promise<Map<string, string>> {
    this.fetched.push(...hashes);
    return Promise.resolve(new Map(hashes.map((hash) => [hash, hash])));
  }
  listen(onSign: () => void, onState: (hears: boolean) => void): () => void {
    this.sign = onSign;
    this.hear = onState;
    return () => undefined;
  }
}

describe("following releases", () => {
  let clock: FakeClock;
  let releases: StubReleases;
  let live: ReleaseKnowledge<Titles>;
  let faults: unknown[];
  let refused: number[];

  async function start(compile: (articles: readonly Article[]) => Titles = toTitles): Promise<void> {
    const opening = openReleaseKnowledge({
      releases,
      readBase: createReadBase(compile),
      fallback: folder,
      clock,
      onFault: (error) => faults.push(error),
      onRefused: ({ number }) => refused.push(number),
    });
    await clock.advance(0);
    live = await opening;
  }

  beforeEach(() => {
    clock = createFakeClock();
    releases = new StubReleases();
    faults = [];
    refused = [];
  });
  afterEach(() => {
    live.close();
    expect(clock.pending).toBe(0);
  });

  it("looks every second where no signs are heard, seldom where they are", async () => {
    releases.put(1, [fileOf("One")]);
    await start();
    expect(releases.looks).toBe(1);
    await clock.advance(10_000);
    expect(releases.looks).toBe(11);
    releases.hear(true);
    await clock.advance(20_000);
    expect(releases.looks).toBe(16);
    releases.hear(false);
    await clock.advance(2_000);
    expect(releases.looks).toBe(19);
  });

  it("looks at once when it hears a sign, once for many", async () => {
    releases.put(1, [fileOf("One")]);
    await start();
    releases.put(2, [fileOf("Two")]);
    for (let number = 0; number < 50; number++) releases.sign();
    await clock.advance(0);
    expect(live.snapshot.compiled).toEqual(["Two"]);
    expect(releases.looks).toBeLessThanOrEqual(3);
  });

  it("goes on serving while the store is away, and catches up when it is back", async () => {
    releases.put(1, [fileOf("One")]);
    await start();
    releases.isAway = true;
    releases.put(2, [fileOf("Two")]);
    await clock.advance(5_000);
    expect(live.snapshot.compiled).toEqual(["One"]);
    expect(faults).toHaveLength(5);
    releases.isAway = false;
    await clock.advance(1_000);
    expect(live.snapshot.compiled).toEqual(["Two"]);
  });

  it("begins with the folder where the store is away", async () => {
    releases.isAway = true;
    await start();
    expect(live.snapshot).toBe(FALLBACK);
  });

  it("refuses a release with faults, says where, and goes on with the one before", async () => {
    releases.put(1, [fileOf("One")]);
    await start();
    releases.put(2, [
      { name: "sample-problem.json", content: SAMPLE.replace('"status": "reviewed"', '"status": "perfect"') },
    ]);
    await clock.advance(1_000);
    expect(live).toMatchObject({ snapshot: { compiled: ["One"] }, release: { number: 1 } });
    expect(live.problems).toMatchObject([{ file: "articles/sample-problem.json", line: 4, rule: "schema" }]);
    await clock.advance(3_000);
    expect(refused).toEqual([2]);
    releases.put(3, [fileOf("One")]);
    await clock.advance(1_000);
    expect(live).toMatchObject({ release: { number: 3 }, problems: [] });
  });

  it("does not try again and again what cannot be compiled", async () => {
    releases.put(1, [fileOf("One")]);
    let compiled = 0;
    await start(() => {
      compiled++;
      throw new Error("cannot be compiled");
    });
    await clock.advance(5_000);
    expect(compiled).toBe(1);
    expect(live.snapshot).toBe(FALLBACK);
    expect(faults).toHaveLength(1);
  });

  it("fetches only what the release before did not hold, and keeps its articles", async () => {
    releases.put(1, [fileOf("One"), fileOf("Second", "second-problem")]);
    const seen: (readonly Article[])[] = [];
    await start((articles) => {
      seen.push(articles);
      return toTitles(articles);
    });
    releases.put(2, [fileOf("Changed"), fileOf("Second", "second-problem")]);
    await clock.advance(1_000);
    expect(releases.fetched).toHaveLength(3);
    expect(seen[1]?.[1]).toBe(seen[0]?.[1]);
    expect(live.snapshot.compiled).toEqual(["Changed", "Second"]);
  });
});
