import { readFileSync } from "node:fs";
import path from "node:path";
import { openKnowledge, type ServingKnowledge } from "../../src/app/open-knowledge";
import { createStore, type Store } from "../../src/store";
import { startKnowledgeThread } from "../../src/worker/start-knowledge-thread";
import { createRecordingLog } from "../channel/recording-log";
import { createKnowledgeFolder, SAMPLE_TITLE, type KnowledgeFolder } from "../knowledge-folder";
import { useThreads } from "../worker/build-thread";
import { titleIn, until } from "../until-served";

const threadPath = path.join(useThreads(), "knowledge-thread.js");

let folder: KnowledgeFolder;
let store: Store;
let log: ReturnType<typeof createRecordingLog>;
let live: ServingKnowledge | undefined;

beforeEach(() => {
  folder = createKnowledgeFolder();
  store = createStore({ kind: "sqlite", file: path.join(folder.directory, "data", "medic.db") });
  log = createRecordingLog();
});
afterEach(async () => {
  live?.close();
  live = undefined;
  await store.close();
  folder.remove();
});

async function open(knowledgeSource: "folder" | "database"): Promise<ServingKnowledge> {
  const { directory: knowledgeDir } = folder;
  live = await openKnowledge({
    config: { knowledgeDir, knowledgeSource, startsWithFaults: false },
    thread: startKnowledgeThread(knowledgeDir, { threadPath }),
    releases: store.releases,
    log,
  });
  return live;
}

/** Publishes the one article under another title. */
async function publish(title: string, base: number): Promise<void> {
  const text = readFileSync(path.join(folder.directory, "articles", "sample-problem.json"), "utf8");
  const content = text.replace(SAMPLE_TITLE, title);
  await store.releases.publish({
    files: [{ name: "sample-problem.json", content }],
    author: "admin",
    note: "",
    changes: [],
    base,
  });
}

it("serves the folder where that is the source, whatever was published", async () => {
  await publish("Published", 0);
  const knowledge = await open("folder");
  expect([titleIn(knowledge), knowledge.release]).toEqual([SAMPLE_TITLE, undefined]);
});

it("serves the release where the database is the source, and the folder until there is one", async () => {
  const knowledge = await open("database");
  expect([titleIn(knowledge), knowledge.release]).toEqual([SAMPLE_TITLE, null]);
  await publish("Published", 0);
  await until(knowledge, () => knowledge.release === 1);
  expect(titleIn(knowledge)).toBe("Published");
  expect(log.lines.map((line): unknown => JSON.parse(line))).toMatchObject([{ event: "knowledge.served", release: 1 }]);
  // The folder goes on being followed, and is not spoken of: it does not serve.
  folder.save("sample-problem", [SAMPLE_TITLE, "Edited"]);
  await until(knowledge, () => true);
  expect([titleIn(knowledge), log.lines.length]).toEqual(["Published", 1]);
});

it("begins with the release where there is one", async () => {
  await publish("Published", 0);
  const knowledge = await open("database");
  expect([titleIn(knowledge), knowledge.release]).toEqual(["Published", 1]);
});

it("names every fault of a folder that cannot be begun with", async () => {
  folder.write("sample-problem", "{");
  await expect(open("database")).rejects.toMatchObject({
    code: "KNOWLEDGE_INVALID",
    message: expect.stringMatching(/sample-problem\.json:1:\d+ /u) as string,
  });
});
