import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { getPriority } from "node:os";
import path from "node:path";
import { diagnose } from "../../src/diagnosis";
import { readPaste } from "../../src/paste";
import { followKnowledge, type FollowedKnowledge } from "../../src/worker";
import { createKnowledgeFolder, SAMPLE_TITLE, type KnowledgeFolder } from "../knowledge-folder";
import { useThreads } from "./build-thread";
import { titleIn, until } from "../until-served";

const threads = useThreads();

/** What is told, in order. */
let told: string[];
let folder: KnowledgeFolder;
let opened: FollowedKnowledge | undefined;

beforeEach(() => {
  told = [];
  folder = createKnowledgeFolder();
});
afterEach(() => {
  opened?.close();
  opened = undefined;
  folder.remove();
});

function follow({
  thread = path.join(threads, "knowledge-thread.js"),
  ...options
}: { readonly startsWithFaults?: boolean; readonly thread?: string } = {}) {
  return followKnowledge({
    directory: folder.directory,
    threadPath: thread,
    onServed: ({ compiled }) => told.push(`served ${compiled.served}`),
    onRefused: (problems) => told.push(`refused ${problems[0]?.rule ?? ""}`),
    onFault: () => told.push("fault"),
    ...options,
  });
}

async function open(options?: Parameters<typeof follow>[0]): Promise<FollowedKnowledge> {
  const outcome = await follow(options);
  if (outcome.kind !== "followed") throw new Error(JSON.stringify(outcome.problems));
  opened = outcome.knowledge;
  return opened;
}

async function firstProblem({ snapshot }: FollowedKnowledge, text: string): Promise<string | undefined> {
  const diagnosis = diagnose(await readPaste(text), snapshot.compiled);
  return "problem" in diagnosis ? diagnosis.problem.article.id : diagnosis.kind;
}

it("serves what a thread has compiled, and searches it there", async () => {
  const live = await open();
  expect(titleIn(live)).toBe(SAMPLE_TITLE);
  expect(await firstProblem(live, "451 4.9.7 Sample session refused")).toBe("sample-problem");
  const found = await live.snapshot.compiled.search.find("sample session", 5);
  expect(found.map(({ id }) => id)).toEqual(["sample-problem"]);
  expect(told).toEqual([]);
});

it("takes a change over, refuses a faulty one, and leaves the base before as it was", async () => {
  const live = await open();
  const before = live.snapshot;
  folder.save("sample-problem", [SAMPLE_TITLE, "Another title"]);
  await until(live, () => titleIn(live) === "Another title");
  expect(before.compiled.articles.get("sample-problem")?.title.en).toBe(SAMPLE_TITLE);
  folder.write("sample-problem", "{");
  await until(live, () => live.problems.length > 0);
  expect(titleIn(live)).toBe("Another title");
  expect(live.problems).toMatchObject([{ rule: "json", line: 1 }]);
  folder.save("sample-problem", [SAMPLE_TITLE, "Another title"]);
  await until(live, () => live.problems.length === 0);
  expect(live.problems).toEqual([]);
  // A save may be seen half written, and is refused once more.
  expect([...new Set(told)]).toEqual(["served 1", "refused json"]);
});

it("has ready what the base before had ready when another serves", async () => {
  const live = await open();
  await firstProblem(live, "451 4.9.7 Sample session refused");
  expect(live.snapshot.compiled.index.kept.size).toBe(1);
  folder.save("another-problem");
  await until(live, () => live.snapshot.compiled.served === 2);
  expect([...live.snapshot.compiled.index.kept.values()].map(({ article }) => article.id)).toEqual(["sample-problem"]);
});

/** This process's threads, and their priorities: 0 is the usual one, higher numbers come later. */
const threadIds = (): string[] => readdirSync("/proc/self/task");
const onLinux = process.platform === "linux" ? it : it.skip;

onLinux("follows in a thread that lets turns go first", async () => {
  const usual = getPriority();
  const before = new Set(threadIds());
  const live = await open();
  await live.refresh();
  const priorities = threadIds()
    .filter((thread) => !before.has(thread))
    .map((thread) => getPriority(Number(thread)));
  expect(priorities.filter((priority) => priority > usual)).toHaveLength(1);
  expect(getPriority(process.pid)).toBe(usual);
});

it("says what is wrong with a folder that cannot be begun with, unless it may start with faults", async () => {
  folder.write("sample-problem", "{");
  const outcome = await follow();
  expect(outcome).toMatchObject({ kind: "faulty", problems: [{ rule: "json" }] });
  const live = await open({ startsWithFaults: true });
  expect(live.snapshot.compiled.served).toBe(0);
  expect(live.problems).toHaveLength(1);
});

it("compiles files that come from elsewhere, with the same checks", async () => {
  const live = await open();
  const content = readFileSync(path.join(folder.directory, "articles", "sample-problem.json"), "utf8").replace(
    SAMPLE_TITLE,
    "From a release",
  );
  const outcome = await live.readBase([{ name: "sample-problem.json", content }]);
  if (outcome.kind !== "compiled") throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.snapshot.compiled.articles.get("sample-problem")?.title.en).toBe("From a release");
  expect((await outcome.snapshot.compiled.search.find("release", 5)).map(({ id }) => id)).toEqual(["sample-problem"]);
  expect(titleIn(live)).toBe(SAMPLE_TITLE);
  expect(await live.readBase([{ name: "sample-problem.json", content: "{" }])).toMatchObject({
    kind: "refused",
    problems: [{ rule: "json", file: "articles/sample-problem.json" }],
  });
});

it("goes on serving when the thread breaks, and starts another", async () => {
  const broken = path.join(threads, "breaking-thread.js");
  // The real thread, with a request that breaks it.
  writeFileSync(
    broken,
    `const { parentPort } = require("node:worker_threads");
     const on = parentPort.on.bind(parentPort);
     parentPort.on = (event, listener) =>
       on(event, (message) => {
         if (message.words === "break") throw new Error("broken");
         listener(message);
       });
     require("./knowledge-thread.js");`,
  );
  const live = await open({ thread: broken });
  expect(await live.snapshot.compiled.search.find("break", 5)).toEqual([]);
  // Until there is another thread no search waits for one; files that are to be served do.
  expect(await live.snapshot.compiled.search.find("sample", 5)).toEqual([]);
  const content = readFileSync(path.join(folder.directory, "articles", "sample-problem.json"), "utf8");
  const waiting = live.readBase([{ name: "sample-problem.json", content }]);
  expect(titleIn(live)).toBe(SAMPLE_TITLE);
  await new Promise<void>((resolve) => live.onChange(resolve));
  expect((await live.snapshot.compiled.search.find("sample", 5)).map(({ id }) => id)).toEqual(["sample-problem"]);
  expect(await waiting).toMatchObject({ kind: "compiled" });
  expect(told).toEqual(["fault"]);
});

it("rejects when there is no such thread", async () => {
  await expect(follow({ thread: path.join(__dirname, "no-such-thread.js") })).rejects.toThrow();
});
