import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  FaultyKnowledge,
  openLiveKnowledge,
  type Article,
  type KnowledgeProblem,
  type LiveKnowledge,
} from "../../src/knowledge";

const FIXTURE = path.join(__dirname, "..", "fixtures", "knowledge");
const SAMPLE = readFileSync(path.join(FIXTURE, "articles", "sample-problem.json"), "utf8").replace(
  "../../../../knowledge/",
  "../",
);

/** What a compiler would make; here only what the tests look at. */
type Titles = Readonly<Record<string, string>>;
const toTitles = (articles: readonly Article[]): Titles =>
  Object.fromEntries(articles.map(({ id, title }) => [id, title.en]));

describe("a live knowledge base", () => {
  let directory: string;
  let live: LiveKnowledge<Titles>;
  let refused: (readonly KnowledgeProblem[])[];
  let served: Titles[];

  const fileOf = (id: string): string => path.join(directory, "articles", `${id}.json`);
  const save = (id: string, title: string): void => {
    const text = SAMPLE.replace('"id": "sample-problem"', `"id": "${id}"`);
    writeFileSync(fileOf(id), text.replace("A sample server refuses the sample session", title));
  };
  /** Resolves as soon as a condition holds; every change of the base asks again. */
  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
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

  beforeEach(async () => {
    directory = mkdtempSync(path.join(tmpdir(), "medic-live-"));
    cpSync(FIXTURE, directory, { recursive: true });
    save("sample-problem", "One");
    refused = [];
    served = [];
    live = await openLiveKnowledge({
      directory,
      compile: toTitles,
      onServed: ({ compiled }) => served.push(compiled),
      onRefused: (problems) => refused.push(problems),
    });
  });
  afterEach(() => {
    live.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it("serves what the folder holds", () => {
    expect(live.snapshot.compiled).toEqual({ "sample-problem": "One" });
    expect(live.problems).toEqual([]);
  });

  it("takes a saved change over by itself, within a second", async () => {
    const started = performance.now();
    save("sample-problem", "Two");
    await until(() => live.snapshot.compiled["sample-problem"] === "Two");
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("takes over new, renamed and deleted files", async () => {
    save("second-problem", "Second");
    await until(() => "second-problem" in live.snapshot.compiled);
    renameSync(fileOf("second-problem"), fileOf("third-problem"));
    await until(() => live.problems.length > 0);
    expect(live.problems[0]).toMatchObject({ rule: "id-matches-file", line: 3 });
    save("third-problem", "Third");
    await until(() => "third-problem" in live.snapshot.compiled);
    rmSync(fileOf("third-problem"));
    await until(() => Object.keys(live.snapshot.compiled).length === 1);
  });

  it("takes over a file that an editor replaces by renaming another over it", async () => {
    const temporary = path.join(directory, "articles", ".sample-problem.json.swp");
    writeFileSync(temporary, SAMPLE.replace("A sample server refuses the sample session", "Replaced"));
    renameSync(temporary, fileOf("sample-problem"));
    await until(() => live.snapshot.compiled["sample-problem"] === "Replaced");
  });

  it("refuses a broken file with its place, and goes on with the last good base", async () => {
    writeFileSync(fileOf("sample-problem"), SAMPLE.replace('"status": "reviewed"', '"status": "perfect"'));
    await until(() => live.problems.length > 0);
    expect(live.snapshot.compiled).toEqual({ "sample-problem": "One" });
    expect(refused[0]).toMatchObject([{ file: fileOf("sample-problem"), line: 4, column: 13, rule: "schema" }]);
    save("sample-problem", "Mended");
    await until(() => live.problems.length === 0);
    expect(live.snapshot.compiled).toEqual({ "sample-problem": "Mended" });
  });

  it("goes back to the same base without serving it anew when a mistake is undone", async () => {
    const before = live.snapshot;
    const text = readFileSync(fileOf("sample-problem"));
    writeFileSync(fileOf("sample-problem"), "{");
    await until(() => live.problems.length > 0);
    writeFileSync(fileOf("sample-problem"), text);
    await until(() => live.problems.length === 0);
    expect(live.snapshot).toBe(before);
  });

  it("does not take an emptied folder for a new version", async () => {
    rmSync(fileOf("sample-problem"));
    await until(() => live.problems.length > 0);
    expect(live.problems[0]?.message).toMatch(/no article/u);
    expect(live.snapshot.compiled).toEqual({ "sample-problem": "One" });
  });

  it("survives the folder being taken away and another put in its place", async () => {
    rmSync(path.join(directory, "articles"), { recursive: true });
    await live.refresh();
    expect(live.problems[0]?.message).toMatch(/no such folder/u);
    mkdirSync(path.join(directory, "articles"));
    save("sample-problem", "Back");
    await until(() => live.snapshot.compiled["sample-problem"] === "Back");
    save("sample-problem", "Still watched");
    await until(() => live.snapshot.compiled["sample-problem"] === "Still watched");
  });

  it("takes a thousand files at once as one change", async () => {
    for (let number = 0; number < 1000; number++) save(`problem-${number}`, `Title ${number}`);
    await until(() => Object.keys(live.snapshot.compiled).length === 1001);
    expect(served.map((titles) => Object.keys(titles).length)).toEqual([1001]);
  });

  it("lists every file, and keeps what a broken one held when it last was whole", async () => {
    writeFileSync(fileOf("a-draft"), SAMPLE.replaceAll("sample-problem", "a-draft").replace('"reviewed"', '"draft"'));
    await until(() => live.files.length === 2);
    writeFileSync(fileOf("sample-problem"), "{");
    await until(() => live.problems.length > 0);
    writeFileSync(fileOf("sample-problem"), "[");
    await until(() => live.problems[0]?.message.includes("CloseBracket") === true);
    expect(live.files.map(({ name, article, lastGood }) => [name, article?.status, lastGood?.title.en])).toEqual([
      ["a-draft", "draft", undefined],
      ["sample-problem", undefined, "One"],
    ]);
  });

  it("complains of a folder that is gone once, and serves the same files when they are back", async () => {
    const articles = path.join(directory, "articles");
    renameSync(articles, path.join(directory, "away"));
    await until(() => live.problems.length > 0);
    await live.refresh();
    await live.refresh();
    expect(refused).toHaveLength(1);
    renameSync(path.join(directory, "away"), articles);
    await until(() => live.problems.length === 0);
    expect(live.files).toHaveLength(1);
  });

  it("does not read a file again that did not change", async () => {
    await live.refresh();
    const before = live.snapshot;
    await live.refresh();
    expect(live.snapshot).toBe(before);
    expect(served).toEqual([]);
  });

  it("keeps quiet about files that are no articles", async () => {
    writeFileSync(path.join(directory, "articles", ".#sample-problem.json"), "{");
    writeFileSync(path.join(directory, "articles", "notes.txt"), "{");
    await live.refresh();
    expect(live.problems).toEqual([]);
  });
});

it.each([
  ["a folder that is not there", path.join(tmpdir(), "no-such-medic-folder"), /no such folder/u],
  ["a folder without articles", FIXTURE.replace(/knowledge$/u, "activities"), /no such folder/u],
])("there is nothing to begin with in %s", async (_, directory, message) => {
  const error: unknown = await openLiveKnowledge({ directory, compile: toTitles }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FaultyKnowledge);
  expect(error instanceof FaultyKnowledge && error.problems[0]?.message).toMatch(message);
});

it("begins with an empty base where it may start with faults, and serves as soon as they are mended", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "medic-faulty-"));
  mkdirSync(path.join(directory, "articles"));
  const file = path.join(directory, "articles", "sample-problem.json");
  writeFileSync(file, "{");
  const refused: (readonly KnowledgeProblem[])[] = [];
  const live = await openLiveKnowledge({
    directory,
    compile: toTitles,
    startsWithFaults: true,
    onRefused: (problems) => refused.push(problems),
  });
  expect(live.snapshot.compiled).toEqual({});
  expect(live.problems).toMatchObject([{ file, rule: "json" }]);
  expect(refused).toEqual([live.problems]);
  const served = new Promise<void>((resolve) => {
    live.onChange(() => {
      if (live.problems.length === 0) resolve();
    });
  });
  writeFileSync(file, SAMPLE);
  await served;
  expect(Object.keys(live.snapshot.compiled)).toEqual(["sample-problem"]);
  live.close();
  rmSync(directory, { recursive: true });
});
