import type { Server } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { ACTIVITY_LIMIT_BYTES, DIAGNOSE_LIMIT_BYTES } from "../../src/server/body-guard";
import { postJson, sendRaw, sendRequest, type TestRequest } from "./send-request";
import { startServer, TEST_CREDENTIALS, type StartedServer } from "./start-server";

const INTERNALS =
  /\bat .*:\d+|node_modules|ENOTFOUND|ECONNREFUSED|login\.|botframework|https?:|stack|validateAndFix|Unexpected|JSON at|\/work\//u;

const json = (body: string | Buffer, headers: Record<string, string> = {}): TestRequest => ({
  method: "POST",
  headers: { "Content-Type": "application/json", ...headers },
  body,
});
const typed = (contentType: string, body: string): TestRequest => ({
  method: "POST",
  headers: { "Content-Type": contentType },
  body,
});
const padded = (bytes: number) => {
  const shell = '{"type":"typing","deliveryMode":"expectReplies","text":""}';
  return shell.replace('""}', `"${"x".repeat(bytes - shell.length)}"}`);
};
const bomb = gzipSync(JSON.stringify({ type: "message", text: "x".repeat(200_000) }));
const multipart = '--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nx\r\n--b--\r\n';

const CASES: readonly (readonly [string, TestRequest, number])[] = [
  ["an empty object", json("{}"), 400],
  ["a numeric type", json('{"type":5}'), 400],
  ["no type", json('{"text":"hi"}'), 400],
  ["an empty type", json('{"type":""}'), 400],
  ["a blank type", json('{"type":"  "}'), 400],
  ["a type that is an array", json('{"type":["message"]}'), 400],
  ["null", json("null"), 400],
  ["an array", json("[]"), 400],
  ["a string", json('"hi"'), 400],
  ["a number", json("5"), 400],
  ["an empty body", json(""), 400],
  ["malformed JSON", json('{"type":'), 400],
  ["JSON with a tail", json('{"type":"message"}x'), 400],
  ["invalid UTF-8", json(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])), 400],
  ["XML", typed("application/xml", "<type>message</type>"), 415],
  ["plain text", typed("text/plain", '{"type":"message"}'), 415],
  ["a form", typed("application/x-www-form-urlencoded", "type=message"), 415],
  ["multipart", typed("multipart/form-data; boundary=b", multipart), 415],
  ["a JSON dialect", typed("application/json-seq", '{"type":"message"}'), 415],
  ["another charset", typed("application/json; charset=utf-16", '{"type":"message"}'), 415],
  ["no content type", { method: "POST", body: '{"type":"message"}' }, 415],
  ["Content-Encoding gzip over plain JSON", json('{"type":"message"}', { "Content-Encoding": "gzip" }), 415],
  ["a gzip bomb", json(bomb, { "Content-Encoding": "gzip" }), 415],
  ["Content-Encoding br", json("x", { "Content-Encoding": "br" }), 415],
  ["an unknown Content-Encoding", json("x", { "Content-Encoding": "identity, x" }), 415],
  ["one byte too many", json(padded(ACTIVITY_LIMIT_BYTES + 1)), 413],
  ["3 MB", json("x".repeat(3_000_000)), 413],
  ["one byte too many, chunked", { ...json(padded(ACTIVITY_LIMIT_BYTES + 1)), chunked: true }, 413],
  ["3 MB, chunked", { ...json("x".repeat(3_000_000)), chunked: true }, 413],
  ["GET", { method: "GET" }, 405],
  ["HEAD", { method: "HEAD" }, 405],
  ["PUT", { ...json('{"type":"message"}'), method: "PUT" }, 405],
  ["DELETE", { method: "DELETE" }, 405],
  ["OPTIONS", { method: "OPTIONS" }, 405],
];

describe.each([
  ["without credentials", undefined],
  ["with credentials", TEST_CREDENTIALS],
])("POST /api/messages %s", (_name, credentials) => {
  let started: StartedServer;
  beforeAll(async () => {
    started = await startServer({ credentials });
  });
  afterEach(async () => {
    expect(started.bot.turns).toEqual([]);
    expect((await sendRequest(`${started.url}/healthz`)).status).toBe(200);
  });
  afterAll(() => started.close());

  it.each(CASES)("refuses %s", async (_case, request, status) => {
    const response = await sendRequest(`${started.url}/api/messages`, request);
    expect(response.status).toBe(status);
    expect(response.text).not.toMatch(INTERNALS);
    expect(response.headers["x-content-type-options"]).toBe("nosniff");
    if (request.method === "HEAD") return;
    expect(response.text).toMatch(/^\{"error":\{"code":"[A-Z_0-9]+","message":"[^"]+"\}\}$/u);
  });

  it("survives a client that leaves in the middle of its body", async () => {
    const head = ["POST /api/messages HTTP/1.1", `Host: 127.0.0.1:${started.port}`, "Content-Type: application/json"];
    await new Promise<void>((resolve) => {
      const socket = connect(started.port, "127.0.0.1", () => {
        socket.write([...head, "Content-Length: 1000", "", "{"].join("\r\n"), () => {
          socket.destroy();
          resolve();
        });
      });
    });
  });

  it.each([
    ["a double slash", "GET //example.com/ HTTP/1.1"],
    ["a broken IPv6 address", "GET //[ HTTP/1.1"],
    ["an absolute address", "GET http://[::bad/ HTTP/1.1"],
    ["an asterisk", "OPTIONS * HTTP/1.1"],
  ])("refuses %s as address", async (_case, line) => {
    const answer = await sendRaw(started.port, [line, `Host: 127.0.0.1:${started.port}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
    expect(answer).not.toMatch(INTERNALS);
  });

  it.each(["/%", "/%zz", "/assets/%", "/assets/%c0%ae", "/fixes/%ff", "/a/../..", "/%00", "/?%"])(
    "survives the path %s",
    async (path) => {
      const answer = await sendRaw(started.port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${started.port}`]);
      expect(answer).toMatch(/^HTTP\/1\.1 (?:200|400|404) /u);
      expect(answer).not.toMatch(INTERNALS);
    },
  );

  it.each(["[", "a b", "127.0.0.1:99999999", "%", "@"])("refuses the Host %j", async (host) => {
    const answer = await sendRaw(started.port, ["GET /healthz HTTP/1.1", `Host: ${host}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /u);
  });

  it("refuses a Host however often another one was fine", async () => {
    const statuses: string[] = [];
    for (const host of ["127.0.0.1", "127.0.0.1:99999999", "127.0.0.1", "1.2.3.4.5", "127.0.0.1"]) {
      const answer = await sendRaw(started.port, ["GET /healthz HTTP/1.1", `Host: ${host}`]);
      statuses.push(answer.slice("HTTP/1.1 ".length, "HTTP/1.1 200".length));
    }
    expect(statuses).toEqual(["200", "400", "200", "400", "200"]);
  });

  it("answers bytes that are not HTTP with 400 and nothing of itself", async () => {
    const answer = await sendRaw(started.port, ["\u0000\u0001 nonsense"]);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
    expect(answer).not.toMatch(INTERNALS);
  });

  it("answers an unknown path with 404 that does not repeat it", async () => {
    const response = await sendRequest(`${started.url}/api/%3Cscript%3E`);
    expect(response.status).toBe(404);
    expect(response.text).not.toContain("script");
  });
});

describe("limits", () => {
  let started: StartedServer;
  beforeAll(async () => {
    started = await startServer();
  });
  afterAll(() => started.close());

  it.each([false, true])("takes an activity of exactly the limit (chunked %p)", async (chunked) => {
    const request = { ...json(padded(ACTIVITY_LIMIT_BYTES)), chunked };
    expect((await sendRequest(`${started.url}/api/messages`, request)).status).toBe(200);
  });

  it.each([
    [0, 200],
    [1, 413],
  ])("answers a paste of the limit and %i bytes with %i", async (more, status) => {
    const text = "x".repeat(DIAGNOSE_LIMIT_BYTES + more - '{"text":""}'.length);
    expect((await postJson(`${started.url}/api/diagnose`, { text })).status).toBe(status);
  });

  it("takes JSON a hundred thousand levels deep", async () => {
    const deep = `{"type":"message","deliveryMode":"expectReplies","value":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect((await postJson(`${started.url}/api/messages`, deep)).status).toBe(200);
  });

  it("bounds how long a client may take", () => {
    const { requestTimeout, headersTimeout, keepAliveTimeout } = started.medic.server.server as Server;
    expect({ requestTimeout, headersTimeout, keepAliveTimeout }).toEqual({
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 65_000,
    });
  });
});
