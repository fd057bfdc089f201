import { openTracing } from "../../src/tracing";
import { createLogger } from "../../src/log";
import { NO_TRACER, type Span } from "../../src/trace";
import { readActivity } from "../fixtures/activities/read-activity";
import { createStubBot } from "../channel/stub-bot";
import { postJson, sendRequest } from "../server/send-request";
import { startServer } from "../server/start-server";
import { startCollector, type ReceivedSpan } from "./collector";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER = "00f067aa0ba902b7";
const SECRETS = ["adele.vance", "fabrikam", "550 5.7.64", "Adele"];
const TEXT = "Adele wrote: 550 5.7.64 adele.vance@fabrikam.example";

async function openCollected(answer?: { status: number }) {
  const collector = await startCollector(answer);
  const faults: unknown[] = [];
  const tracing = openTracing({
    url: collector.url,
    serviceName: "medic-test",
    onFault: (fault) => void faults.push(fault),
  });
  return { collector, tracing, faults };
}

const byName = (spans: readonly ReceivedSpan[], name: string): ReceivedSpan | undefined =>
  spans.find((span) => span.name === name);

it("sends a turn as spans below the caller's, with kinds and codes and nothing that was said", async () => {
  const { collector, tracing } = await openCollected();
  const server = await startServer({ tracer: tracing.tracer });
  const activity = { ...readActivity("message-personal"), text: TEXT, deliveryMode: "expectReplies" };
  const headers = { traceparent: `00-${TRACE}-${CALLER}-01` };
  await postJson(`${server.url}/api/messages`, activity, headers);
  await sendRequest(`${server.url}/healthz`);
  await server.close();
  await tracing.close();
  collector.close();

  const spans = collector.spans();
  expect(spans.map(({ name }) => name).sort()).toEqual([
    "POST /api/messages",
    "answer",
    "check caller",
    "deliver",
    "turn",
  ]);
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
  const request = byName(spans, "POST /api/messages");
  const turn = byName(spans, "turn");
  expect(request).toMatchObject({
    parentId: CALLER,
    attributes: { "http.route": "/api/messages", "http.response.status_code": 200 },
  });
  expect(Number(request?.attributes["http.request.body.size"])).toBeGreaterThan(100);
  expect(turn).toMatchObject({
    parentId: request?.spanId,
    attributes: { "medic.activity": "message", "medic.outcome": "identified", "medic.article": "socket-error" },
  });
  expect(byName(spans, "check caller")?.parentId).toBe(request?.spanId);
  expect(byName(spans, "answer")?.parentId).toBe(turn?.spanId);
  expect(byName(spans, "deliver")?.parentId).toBe(turn?.spanId);
  expect(spans.filter(({ isFailed }) => isFailed)).toEqual([]);
  expect(collector.resource()).toEqual([{ "service.name": "medic-test" }]);
  expect(SECRETS.filter((secret) => collector.bytes().includes(secret))).toEqual([]);
});

it("marks what broke, by the error's name only", async () => {
  const { collector, tracing } = await openCollected();
  const bot = createStubBot(() => Promise.reject(new TypeError(TEXT)));
  const server = await startServer({ tracer: tracing.tracer, bot });
  const activity = { ...readActivity("message-personal"), text: TEXT, deliveryMode: "expectReplies" };
  await postJson(`${server.url}/api/messages`, activity, { traceparent: "not one" });
  await server.close();
  await tracing.close();
  collector.close();

  const spans = collector.spans();
  expect(byName(spans, "POST /api/messages")?.parentId).toBe("");
  for (const name of ["turn", "answer"]) {
    expect(byName(spans, name)).toMatchObject({ isFailed: true, attributes: { "error.type": "TypeError" } });
  }
  expect(byName(spans, "deliver")?.isFailed).toBe(false);
  expect(SECRETS.filter((secret) => collector.bytes().includes(secret))).toEqual([]);
});

it("keeps turns that run at once apart, in spans and in log lines", async () => {
  const { collector, tracing } = await openCollected();
  const lines: string[] = [];
  const log = createLogger("info", (line) => void lines.push(line), { context: tracing.context });
  log.info("outside");
  const { tracer } = tracing;
  await Promise.all(
    ["a", "b", "c"].map((name) =>
      tracer.span(name, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        tracer.span(`${name}-inner`, () => {
          log.info("turn.answered", { name });
        });
      }),
    ),
  );
  await tracing.close();
  collector.close();

  const spans = collector.spans();
  expect(spans).toHaveLength(6);
  const logged = lines.map((line) => JSON.parse(line) as Record<string, string>);
  for (const name of ["a", "b", "c"]) {
    const outer = byName(spans, name);
    const inner = byName(spans, `${name}-inner`);
    expect(inner).toMatchObject({ traceId: outer?.traceId, parentId: outer?.spanId });
    expect(logged.find((line) => line["name"] === name)).toMatchObject({
      trace_id: outer?.traceId,
      span_id: inner?.spanId,
    });
  }
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(3);
  expect(logged[0]).not.toHaveProperty("trace_id");
});

it("keeps requests apart that go through their turns together", async () => {
  const { collector, tracing } = await openCollected();
  const server = await startServer({ tracer: tracing.tracer });
  const activity = { ...readActivity("message-personal"), deliveryMode: "expectReplies" };
  const traces = Array.from({ length: 40 }, (_, number) => TRACE.slice(0, -2) + String(number + 10));
  await Promise.all(
    traces.map((trace) =>
      postJson(`${server.url}/api/messages`, activity, { traceparent: `00-${trace}-${CALLER}-01` }),
    ),
  );
  await server.close();
  await tracing.close();
  collector.close();

  const spans = collector.spans();
  for (const trace of traces) {
    const own = spans.filter(({ traceId }) => traceId === trace);
    const nameOf = (id: string): string => own.find(({ spanId }) => spanId === id)?.name ?? id;
    expect(own.map(({ name, parentId }) => `${name} < ${nameOf(parentId)}`).sort()).toEqual([
      `POST /api/messages < ${CALLER}`,
      "answer < turn",
      "check caller < POST /api/messages",
      "deliver < turn",
      "turn < POST /api/messages",
    ]);
  }
  expect(spans).toHaveLength(traces.length * 5);
});

it("goes on without a collector, and tells once that spans are not taken", async () => {
  const { collector, tracing, faults } = await openCollected({ status: 400 });
  const { tracer } = tracing;
  expect(tracer.span("one", () => 1)).toBe(1);
  await expect(tracer.span("two", () => Promise.reject(new Error("x")))).rejects.toThrow("x");
  expect(() =>
    tracer.span("three", () => {
      throw new RangeError("y");
    }),
  ).toThrow(RangeError);
  await tracing.close();
  collector.close();
  expect(faults).toHaveLength(1);
});

it("is nothing but a call where it is off", async () => {
  const work = jest.fn((span: Span) => {
    span.set({ ms: 1 });
    span.fail("x");
    return Promise.resolve(5);
  });
  expect(await NO_TRACER.span("turn", work)).toBe(5);
  expect(work).toHaveBeenCalledTimes(1);
});
