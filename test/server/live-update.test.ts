import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createBot } from "../../src/bot";
import { followKnowledge, type FollowedKnowledge } from "../../src/worker";
import { readActivity } from "../fixtures/activities/read-activity";
import { useThreads } from "../worker/build-thread";
import { postJson, sendRequest } from "./send-request";
import { startServerWith } from "./start-server";

const FIXTURE = path.join(__dirname, "..", "fixtures", "knowledge");
const SAMPLE = readFileSync(path.join(FIXTURE, "articles", "sample-problem.json"), "utf8").replace(
  "../../../../knowledge/",
  "../",
);
const TITLE = "A sample server refuses the sample session";

/** Three articles, so that a mixture of two versions could be seen. */
const PARTS = ["alpha", "beta", "gamma"] as const;
/** Half of the saves are broken. */
const SAVES = 50;
const CONNECTIONS = 4;
/** Enough to meet every save many times; how fast they are is the machine's affair. */
const LEAST_TURNS = 2 * SAVES;

let directory: string;
let live: FollowedKnowledge;
let started: Awaited<ReturnType<typeof startServerWith>>;

function save(version: number): void {
  for (const part of PARTS) {
    const text = SAMPLE.replaceAll("sample-problem", part)
      .replace(TITLE, `Version ${version} of ${part}`)
      .replaceAll("Sample session refused", `Sample session ${part} refused`)
      .replaceAll("sample-event", `sample-event-${part}`);
    writeFileSync(path.join(directory, "articles", `${part}.json`), text);
  }
}

const threadPath = path.join(useThreads(), "knowledge-thread.js");

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "medic-live-server-"));
  cpSync(FIXTURE, directory, { recursive: true });
  rmSync(path.join(directory, "articles", "sample-problem.json"));
  save(0);
  const outcome = await followKnowledge({ directory, threadPath });
  if (outcome.kind !== "followed") throw new Error(JSON.stringify(outcome.problems));
  live = outcome.knowledge;
  const bot = createBot({
    knowledge: () => live.snapshot.compiled,
    knowledgeStatus: () => ({
      version: live.snapshot.version,
      articles: live.snapshot.compiled.served,
      loadedAt: live.snapshot.loadedAt,
      problems: live.problems,
    }),
    downloadBaseUrl: () => undefined,
  });
  started = await startServerWith(bot);
});

afterAll(async () => {
  await started.close();
  live.close();
  rmSync(directory, { recursive: true });
});

it("answers every turn from one whole version while the folder is rewritten fifty times", async () => {
  const paste = PARTS.map((part) => `451 4.9.7 Sample session ${part} refused`).join("\n");
  const activity = { ...readActivity("message-personal"), text: paste, attachments: [], deliveryMode: "expectReplies" };
  const mixed: string[] = [];
  const newest: number[] = [];
  let turns = 0;
  let isDone = false;

  async function converse(): Promise<void> {
    while (!isDone) {
      const { status, text } = await postJson(`${started.url}/api/messages`, activity);
      turns++;
      const versions = new Set(
        [...text.matchAll(/Version (\d+) of (?:alpha|beta|gamma)/gu)].map(([, number]) => Number(number)),
      );
      const parts = new Set([...text.matchAll(/Version \d+ of (alpha|beta|gamma)/gu)].map(([, part]) => part));
      if (status !== 200 || versions.size !== 1 || parts.size !== PARTS.length)
        mixed.push(`${status} ${text.slice(0, 200)}`);
      newest.push(Math.max(...versions));
    }
  }

  async function rewrite(): Promise<number[]> {
    const waits: number[] = [];
    for (let number = 1; number <= SAVES; number++) {
      const saved = performance.now();
      const isBroken = number % 2 === 0;
      if (isBroken) writeFileSync(path.join(directory, "articles", "beta.json"), SAMPLE.slice(0, 400));
      else save(number);
      await new Promise<void>((resolve) => {
        const stop = live.onChange(() => {
          if (live.problems.length > 0 !== isBroken) return;
          stop();
          resolve();
        });
      });
      waits.push(performance.now() - saved);
    }
    isDone = true;
    return waits;
  }

  const [waits] = await Promise.all([rewrite(), ...Array.from({ length: CONNECTIONS }, converse)]);
  expect(mixed).toEqual([]);
  expect(Math.max(...newest)).toBeGreaterThanOrEqual(SAVES - 3);
  // The median, because other tests run beside this one and the connections leave the processor no pause.
  expect(waits.toSorted((a, b) => a - b)[SAVES / 2]).toBeLessThan(1000);
  expect(turns).toBeGreaterThan(LEAST_TURNS);
});

it("tells at /readyz what keeps the newest files from being served", async () => {
  const change = new Promise<void>((resolve) => {
    const stop = live.onChange(() => {
      stop();
      resolve();
    });
  });
  writeFileSync(path.join(directory, "articles", "alpha.json"), SAMPLE.replaceAll("sample-problem", "omega"));
  await change;
  const { status, text } = await sendRequest(`${started.url}/readyz`);
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({
    status: "ready",
    articles: 3,
    problems: expect.arrayContaining([expect.objectContaining({ line: 3, rule: "id-matches-file" })]) as unknown,
  });
});
