import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { createMetrics, serveMetrics, type Metrics, type MetricsOptions } from "../../src/metrics";
import { createStubBot, STUB_REPLY } from "../channel/stub-bot";
import { readActivity } from "../fixtures/activities/read-activity";
import { postJson, sendRequest } from "../server/send-request";
import { startServer, TEST_CREDENTIALS } from "../server/start-server";

const LOADED = new Date("2026-11-24T06:00:00Z");

function makeMetrics(options: Partial<MetricsOptions> = {}): Metrics {
  return createMetrics({
    readKnowledge: () => ({ version: "abc123", articles: 3, loadedAt: LOADED, problems: [] }),
    isServed: (article) => article === "socket-error",
    ...options,
  });
}

/** The samples of one metric, without its buckets. */
async function samplesOf(metrics: Metrics, name: string): Promise<string[]> {
  const { text } = await metrics.read();
  return text.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

describe("what a server tells", () => {
  it("counts turns, deliveries, repeated activities and requests, and holds nothing that was said", async () => {
    const metrics = makeMetrics();
    const server = await startServer({ metrics });
    const message = { ...readActivity("message-personal"), text: "550 5.7.64 adele.vance@fabrikam.example" };
    await postJson(`${server.url}/api/messages`, { ...message, deliveryMode: "expectReplies" });
    const unreachable = { ...message, serviceUrl: "http://127.0.0.1:9/" };
    await postJson(`${server.url}/api/messages`, unreachable);
    await postJson(`${server.url}/api/messages`, unreachable);
    await postJson(`${server.url}/api/diagnose`, { text: 5 });
    await sendRequest(`${server.url}/fixes/fabrikam.reg`);
    await server.close();

    expect(await samplesOf(metrics, "medic_turns_total")).toEqual([
      'medic_turns_total{kind="message",outcome="identified"} 2',
    ]);
    expect(await samplesOf(metrics, "medic_article_turns_total")).toEqual([
      'medic_article_turns_total{article="socket-error",outcome="identified"} 2',
    ]);
    expect(await samplesOf(metrics, "medic_turn_duration_seconds_count")).toEqual([
      'medic_turn_duration_seconds_count{kind="message"} 2',
    ]);
    expect((await samplesOf(metrics, "medic_delivery_duration_seconds_count")).sort()).toEqual([
      'medic_delivery_duration_seconds_count{result="delivered"} 1',
      'medic_delivery_duration_seconds_count{result="undelivered"} 1',
    ]);
    expect(await samplesOf(metrics, "medic_repeated_activities_total")).toEqual(["medic_repeated_activities_total 1"]);
    expect((await samplesOf(metrics, "medic_http_request_duration_seconds_count")).sort()).toEqual([
      'medic_http_request_duration_seconds_count{route="/api/diagnose",status="400"} 1',
      'medic_http_request_duration_seconds_count{route="/api/messages",status="200"} 3',
      'medic_http_request_duration_seconds_count{route="/fixes/:file",status="404"} 1',
    ]);
    expect((await metrics.read()).text).not.toMatch(/fabrikam|adele|5\.7\.64/iu);
  });

  it("counts callers that are turned away, and turns that break", async () => {
    const metrics = makeMetrics();
    const strict = await startServer({ metrics, credentials: TEST_CREDENTIALS });
    await postJson(`${strict.url}/api/messages`, readActivity("message-personal"));
    await strict.close();
    const broken = await startServer({ metrics, bot: createStubBot(() => Promise.reject(new Error("x"))) });
    await postJson(`${broken.url}/api/messages`, {
      ...readActivity("message-personal"),
      deliveryMode: "expectReplies",
    });
    await broken.close();
    expect(await samplesOf(metrics, "medic_callers_turned_away_total")).toEqual([
      'medic_callers_turned_away_total{reason="refused"} 1',
      'medic_callers_turned_away_total{reason="unchecked"} 0',
    ]);
    expect(await samplesOf(metrics, "medic_turns_total")).toEqual([
      'medic_turns_total{kind="message",outcome="failed"} 1',
    ]);
  });

  it("makes no label of an article that does not serve, whatever a button says", async () => {
    const metrics = makeMetrics();
    for (const article of ["gone", "adele.vance@fabrikam.example", "__proto__", STUB_REPLY.article ?? ""]) {
      metrics.onChannelEvent({ kind: "answered", activity: "submit", outcome: "helped", article, ms: 1 });
    }
    expect(await samplesOf(metrics, "medic_article_turns_total")).toEqual([
      'medic_article_turns_total{article="other",outcome="helped"} 3',
      'medic_article_turns_total{article="socket-error",outcome="helped"} 1',
    ]);
  });
});

describe("what is read when somebody asks", () => {
  it("tells of the knowledge that serves, the newest only", async () => {
    let knowledge = { version: "one", articles: 3, loadedAt: LOADED, problems: [] as unknown[] };
    const metrics = makeMetrics({ readKnowledge: () => knowledge });
    await metrics.read();
    knowledge = { ...knowledge, version: "two", articles: 4, problems: [{}, {}] };
    metrics.onKnowledge("served");
    metrics.onKnowledge("refused");
    metrics.onKnowledge("refused");
    expect(await samplesOf(metrics, "medic_knowledge_info")).toEqual(['medic_knowledge_info{version="two"} 1']);
    expect(await samplesOf(metrics, "medic_knowledge_articles")).toEqual(["medic_knowledge_articles 4"]);
    expect(await samplesOf(metrics, "medic_knowledge_faults")).toEqual(["medic_knowledge_faults 2"]);
    expect(await samplesOf(metrics, "medic_knowledge_loaded_timestamp_seconds")).toEqual([
      `medic_knowledge_loaded_timestamp_seconds ${LOADED.getTime() / 1000}`,
    ]);
    expect(await samplesOf(metrics, "medic_knowledge_reloads_total")).toEqual([
      'medic_knowledge_reloads_total{result="served"} 1',
      'medic_knowledge_reloads_total{result="refused"} 2',
    ]);
  });

  it("tells of the queue of writes", async () => {
    const queue = { waiting: 7, written: 20, dropped: 2, retries: 3, fault: null as string | null, unsure: 1 };
    const metrics = makeMetrics({ readQueue: () => queue });
    await metrics.read();
    Object.assign(queue, { waiting: 5, written: 22, fault: "ECONNREFUSED" });
    const { text } = await metrics.read();
    expect(text.split("\n").filter((line) => /^medic_(?:queue|store|unsure)/u.test(line))).toEqual([
      "medic_queue_waiting 5",
      "medic_store_up 0",
      "medic_queue_written_total 22",
      "medic_queue_dropped_total 2",
      "medic_queue_retries_total 3",
      "medic_unsure_claims_total 1",
    ]);
    expect((await makeMetrics().read()).text).not.toContain("medic_queue");
  });

  it("has the process and the lag of its event loop", async () => {
    const { text } = await makeMetrics().read();
    expect(text).toMatch(/^process_resident_memory_bytes \d/mu);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /mu);
  });
});

it("is served at /metrics only, on a port of its own", async () => {
  const served = await serveMetrics(makeMetrics(), { host: "127.0.0.1", port: 0 });
  const response = await sendRequest(served.url);
  expect(response.status).toBe(200);
  expect(response.headers["content-type"]).toMatch(/^text\/plain; version=0\.0\.4/u);
  expect(response.text).toContain("# TYPE medic_turns_total counter");
  const others = [
    await sendRequest(served.url.replace("/metrics", "/")),
    await sendRequest(`${served.url}/x`),
    await sendRequest(served.url, { method: "POST", body: "{}" }),
  ];
  expect(others.map(({ status }) => status)).toEqual([404, 404, 404]);
  await expect(
    serveMetrics(makeMetrics(), { host: "127.0.0.1", port: Number(new URL(served.url).port) }),
  ).rejects.toThrow("EADDRINUSE");
  served.close();

  const broken = await serveMetrics({ read: () => Promise.reject(new Error("adele")) }, { host: "127.0.0.1", port: 0 });
  const failed = await sendRequest(broken.url);
  expect([failed.status, failed.text]).toEqual([500, ""]);
  broken.close();
});

it("does not keep a process alive whose own server could not start", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "medic-metrics-"));
  const source = readFileSync(path.join(__dirname, "..", "..", "src", "metrics", "serve-metrics.ts"), "utf8");
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const script = path.join(folder, "serve.js");
  writeFileSync(
    script,
    `${outputText}\nserveMetrics({}, { host: "127.0.0.1", port: 0 }).then(({ url }) => console.log(url));`,
  );
  const { stdout, status } = spawnSync(process.execPath, [script], { encoding: "utf8", timeout: 20_000 });
  rmSync(folder, { recursive: true });
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/mu);
  expect(status).toBe(0);
});
