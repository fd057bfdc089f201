import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createBot } from "../../src/bot";
import { createChannel } from "../../src/channel";
import { createLogger } from "../../src/log";
import { createMetrics } from "../../src/metrics";
import { createServer as createMedicServer } from "../../src/server";
import { openTracing } from "../../src/tracing";
import { readActivity } from "../fixtures/activities/read-activity";
import { servedKnowledge } from "../knowledge-base";
import { startCollector } from "../tracing/collector";
import { recordOutput } from "./record-output";
import { postJson } from "./send-request";

/** What a user may bring along; none of it may be seen in anything that is written down. */
const SECRETS = [
  "zebra-project",
  "adele.vance@fabrikam.example",
  "Adele Vance",
  "mail77.fabrikam.example",
  "198.51.100.77",
  "quarterly-numbers.log",
  "tempauth=9f9f",
  "SocketError",
];
const PASTE = `zebra-project adele.vance@fabrikam.example mail77.fabrikam.example [198.51.100.77] 421 4.4.2 Connection dropped due to SocketError`;
const FIXTURES = path.join(__dirname, "..", "fixtures", "activities");
const UNSERVED_PORT = 9;

/** Puts a text wherever an activity holds one, but for what routes it. */
function withSecrets(value: unknown, key = ""): unknown {
  if (["type", "name", "contentType", "deliveryMode", "conversationType", "commandId"].includes(key)) return value;
  if (typeof value === "string") return key === "id" ? value : `${value} ${PASTE} Adele Vance`;
  if (Array.isArray(value)) return value.map((item: unknown) => withSecrets(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, item]) => [inner, withSecrets(item, inner)]));
}

it("writes down nothing that users bring, whatever happens", async () => {
  const output = recordOutput();
  const storage = createServer((_request, response) => response.end(PASTE));
  await new Promise<void>((resolve) => storage.listen(0, "127.0.0.1", resolve));
  const downloadUrl = `http://127.0.0.1:${(storage.address() as AddressInfo).port}/quarterly-numbers.log?tempauth=9f9f`;

  const collector = await startCollector();
  const { tracer, context, close } = openTracing({ url: collector.url, serviceName: "medic-test" });
  const log = createLogger("info", (line) => process.stderr.write(`${line}\n`), { context });
  const metrics = createMetrics({
    readKnowledge: () => ({ version: "test", articles: 1, loadedAt: new Date(0), problems: [] }),
    isServed: (article) => article === "tls-1-0-1-1-disabled",
  });
  const observers = { tracer, onEvent: metrics.onChannelEvent, onAnswered: metrics.onAnswered };
  const options = {
    knowledge: servedKnowledge,
    knowledgeStatus: () => ({ version: "test", articles: 1, loadedAt: new Date(0), problems: [] }),
    downloadBaseUrl: () => undefined,
  };
  const broken = (text: string) => Promise.reject(new Error(`cannot read ${text}`));
  const bots = [
    createBot(options),
    { ...createBot(options), handle: () => broken(PASTE), diagnose: () => broken(PASTE) },
  ];
  const assetsDir = mkdtempSync(path.join(tmpdir(), "medic-page-"));
  for (const bot of bots) {
    const download = { isPermitted: (url: URL) => url.href === downloadUrl };
    const clock = { now: () => Date.now(), random: () => 0, sleep: () => Promise.resolve() };
    const channel = createChannel({ bot, credentials: undefined, log, download, clock, ...observers });
    const config = { host: "127.0.0.1", port: 0, credentials: undefined };
    const medic = createMedicServer({ bot, channel, config, log, assetsDir, ...observers });
    const { url } = await medic.listen();
    const post = (body: unknown) => postJson(`${url}api/messages`, body);
    const dead = { serviceUrl: `http://127.0.0.1:${UNSERVED_PORT}/` };
    for (const file of readdirSync(FIXTURES).filter((name) => name.endsWith(".json"))) {
      const activity = { ...readActivity(file.replace(/\.json$/u, "")) };
      const secret = { ...activity, ...(withSecrets(activity) as object) };
      await post({ ...secret, deliveryMode: "expectReplies" });
      await post({ ...secret, ...dead });
    }
    const attachments = [
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        name: "quarterly-numbers.log",
        content: { downloadUrl },
      },
    ];
    const answer = await post({ ...readActivity("message-file"), attachments, deliveryMode: "expectReplies" });
    if (bot === bots[0]) expect(answer.text).toContain("SocketError");
    await post({ ...readActivity("message-personal"), text: `kb search ${PASTE}`, ...dead });
    await postJson(`${url}api/diagnose`, { text: PASTE });
    await postJson(`${url}api/diagnose`, { text: PASTE, locale: { name: "Adele Vance" } });
    await postJson(`${url}api/messages`, `{"type":"message","text":"${PASTE}`);
    await medic.close();
  }
  rmSync(assetsDir, { recursive: true });
  storage.closeAllConnections();
  storage.close();
  output.restore();
  await close();
  collector.close();

  const { text: numbers } = await metrics.read();
  const text = output.written.join("") + numbers + collector.bytes().toString("latin1");
  expect(SECRETS.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  // It was not silent: turns, failures and undelivered replies are there, with kind, article and milliseconds.
  expect(text).toMatch(/"event":"turn\.answered"/u);
  expect(text).toMatch(/"article":"tls-1-0-1-1-disabled"/u);
  expect(text).toMatch(/"event":"turn\.failed"/u);
  expect(text).toMatch(/"event":"delivery\.failed"/u);
  expect(text).toMatch(/"event":"request\.failed"/u);
  expect(text).toMatch(/"trace_id":"[0-9a-f]{32}".*"event":"turn\.answered"/u);
  expect(numbers).toMatch(/^medic_turns_total\{kind="message",outcome="failed"\} [1-9]/mu);
  expect(collector.spans().filter(({ isFailed }) => isFailed).length).toBeGreaterThan(0);
}, 120_000);
