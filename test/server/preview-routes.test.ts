import { createStubBot } from "../channel/stub-bot";
import { openEvents } from "./open-events";
import { postJson, sendRequest } from "./send-request";
import { startServerWith, TEST_CREDENTIALS } from "./start-server";
import { createStubPreview, type StubPreview } from "./stub-preview";

let preview: StubPreview;
let started: Awaited<ReturnType<typeof startServerWith>>;

beforeEach(async () => {
  preview = createStubPreview();
  started = await startServerWith(createStubBot(), { preview });
});
afterEach(() => started.close());

const GET_PATHS = ["/preview", "/api/preview/articles", "/api/preview/articles/loop", "/api/preview/events"] as const;

it("serves the page, under the same security policy as the chat", async () => {
  const { status, headers, text } = await sendRequest(`${started.url}/preview`);
  expect([status, headers["content-type"], text]).toEqual([
    200,
    "text/html; charset=utf-8",
    "<!doctype html><title>Preview</title>",
  ]);
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect((await sendRequest(`${started.url}/preview`, { method: "HEAD" })).status).toBe(200);
  expect((await sendRequest(`${started.url}/assets/preview.html`)).status).toBe(404);
});

it("lists the files, and gives one", async () => {
  const list = await sendRequest(`${started.url}/api/preview/articles`);
  expect([list.status, list.headers["cache-control"], JSON.parse(list.text)]).toEqual([
    200,
    "no-store",
    preview.list(),
  ]);
  const one = await sendRequest(`${started.url}/api/preview/articles/loop`);
  expect([one.status, JSON.parse(one.text)]).toEqual([200, preview.article("loop")]);
});

it.each(["other", "..%2floop", "__proto__", "loop.json", "%00"])("has no article file %s", async (id) => {
  expect((await sendRequest(`${started.url}/api/preview/articles/${id}`)).status).toBe(404);
});

it("diagnoses a text", async () => {
  const { status, text } = await postJson(`${started.url}/api/preview/diagnose`, { text: "550 5.7.1" });
  expect([status, JSON.parse(text)]).toMatchObject([200, { kind: "unknown" }]);
  expect(preview.diagnosed).toEqual(["550 5.7.1"]);
});

it.each([
  [{}, 400],
  [{ text: 5 }, 400],
  ["no json", 400],
])("refuses to diagnose %j", async (body, status) => {
  const answer = await postJson(`${started.url}/api/preview/diagnose`, body);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.text)).toHaveProperty("error.message");
});

it.each(GET_PATHS)("keeps %s from pages of other origins and names", async (path) => {
  const foreign = await sendRequest(started.url + path, { headers: { Origin: "http://attacker.example.com" } });
  const renamed = await sendRequest(started.url + path, { headers: { Host: "attacker.example.com" } });
  expect([foreign.status, renamed.status]).toEqual([403, 421]);
});

it.each([
  ["with credentials", { credentials: TEST_CREDENTIALS }],
  ["without a preview", {}],
])("is not there %s", async (name, options) => {
  const other = createStubPreview();
  const deployed = await startServerWith(createStubBot(), {
    ...options,
    ...(name === "with credentials" ? { preview: other } : {}),
  });
  try {
    for (const path of GET_PATHS) expect((await sendRequest(deployed.url + path)).status).toBe(404);
    expect((await postJson(`${deployed.url}/api/preview/diagnose`, { text: "x" })).status).toBe(404);
    expect(other.listeners.size).toBe(0);
  } finally {
    await deployed.close();
  }
});

describe("events", () => {
  it("tell of a change at once, so that nothing is missed before, and of every later one", async () => {
    const client = await openEvents(`${started.url}/api/preview/events`);
    expect(client.response.statusCode).toBe(200);
    expect(client.response.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
    });
    expect(await client.next()).toBe("change");
    preview.change();
    preview.change();
    expect([await client.next(), await client.next()]).toEqual(["change", "change"]);
    client.leave();
  });

  it("reach every page that listens; one that goes away disturbs nobody and leaves nothing behind", async () => {
    const clients = await Promise.all([1, 2, 3].map(() => openEvents(`${started.url}/api/preview/events`)));
    for (const client of clients) await client.next();
    const connections = () =>
      new Promise<number>((resolve) => {
        started.medic.server.server.getConnections((_error, count) => {
          resolve(count);
        });
      });
    expect(await connections()).toBe(3);
    const [left, ...staying] = clients;
    const gone = new Promise((resolve) => {
      started.medic.server.once("after", resolve);
    });
    left?.leave();
    await gone;
    preview.change();
    for (const client of staying) expect(await client.next()).toBe("change");
    expect(await connections()).toBe(2);
    for (const client of staying) client.leave();
  });

  it("end when the server stops, without holding it up", async () => {
    const client = await openEvents(`${started.url}/api/preview/events`);
    await client.next();
    await Promise.all([started.close(), client.ended]);
    expect(started.log.lines.join("\n")).not.toContain("server.cut-off");
    expect(preview.listeners.size).toBe(0);
  });

  it("are for GET only", async () => {
    expect((await sendRequest(`${started.url}/api/preview/events`, { method: "HEAD" })).status).toBe(405);
  });
});
