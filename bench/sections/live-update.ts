import { renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { KNOWLEDGE_DIR, type Base } from "../bases";
import { writeArticles, writeKnowledgeFolder } from "../knowledge/write-folder";
import type { Scale } from "../measure";
import type { Row } from "../report";
import { createNdr } from "../texts";
import type { LoadClient } from "../turns/load-client";
import { createMessageRequest } from "../turns/message-request";
import { SERVER_SCRIPT, serverEnv } from "../turns/scripts";
import { startServerProcess } from "../turns/server-process";

const TURNS_A_SECOND = 200;
/** Time for the update and the turns around it. A slower update is no update any more. */
const LONGEST_MS = 12_000;

/** e. Articles of a served base changed while turns go on: one of them, as an admin does, and all at once, as a deployment does. */
export async function measureLiveUpdate({ articles }: Base, client: LoadClient, scale: Scale): Promise<Row[]> {
  const folder = writeKnowledgeFolder(KNOWLEDGE_DIR, articles);
  const changed = articles.map((article) => ({ ...article, provenance: `${article.provenance} Again.` }));
  const next = path.join(folder, "next");
  writeArticles(next, changed);
  const server = await startServerProcess(SERVER_SCRIPT, serverEnv(folder));
  const requests = Array.from({ length: 16 }, (_, variant) => createMessageRequest(createNdr(1_000, variant), variant));
  const order = { port: server.port, requests, connections: 10, rate: TURNS_A_SECOND };
  await client.run({ ...order, turns: scale.rounds * TURNS_A_SECOND });

  await server.read("watch");
  await client.run({ ...order, turns: TURNS_A_SECOND });
  const usual = await server.read();

  async function update(name: string, change: () => void): Promise<Row[]> {
    const before = await server.knowledgeVersion();
    await server.read("watch");
    const load = client.run({ ...order, turns: LONGEST_MS, ms: LONGEST_MS / (scale.rounds === 1 ? 10 : 2) });
    const started = performance.now();
    change();
    let updateMs = Number.NaN;
    while (performance.now() - started < LONGEST_MS && Number.isNaN(updateMs)) {
      if ((await server.knowledgeVersion()) !== before) updateMs = performance.now() - started;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { failed, p99 } = await load;
    const { longestStallMs } = await server.read();
    return [
      { section: "e", name: `${name} until it serves`, unit: "ms", ours: updateMs, target: "< 800" },
      {
        section: "e",
        name: "  longest stall of the event loop",
        unit: "ms",
        ours: longestStallMs,
        beside: { name: "turns alone", value: usual.longestStallMs },
        target: "< 10",
      },
      { section: "e", name: "  p99 of the turns meanwhile", unit: "ms", ours: p99 },
      { section: "e", name: "  failed turns", unit: "", ours: failed, target: "0" },
    ];
  }

  const [first] = changed;
  const one = await update(`one of ${articles.length} articles changed`, () => {
    if (first === undefined) return;
    writeFileSync(path.join(folder, "articles", `${first.id}.json`), JSON.stringify(first, null, 2));
  });
  const all = await update(`all ${articles.length} articles replaced`, () => {
    renameSync(path.join(folder, "articles"), path.join(folder, "before"));
    renameSync(next, path.join(folder, "articles"));
  });
  await server.stop();
  return [...one, ...all];
}
