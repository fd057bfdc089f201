import { keepJson } from "../../src/kept-json";
import { createServer } from "../../src/server";
import { createStubBot, STUB_REPLY } from "../channel/stub-bot";
import { readActivity } from "../fixtures/activities/read-activity";
import { postJson, sendRaw, sendRequest } from "./send-request";
import { startServer, TEST_CREDENTIALS, type StartedServer } from "./start-server";

let started: StartedServer;
beforeAll(async () => {
  started = await startServer();
});
afterAll(() => started.close());

describe("POST /api/messages", () => {
  it("answers expectReplies with the card", async () => {
    const activity = { ...readActivity("message-personal"), deliveryMode: "expectReplies" };
    const response = await postJson(`${started.url}/api/messages`, activity);
    expect(response.status).toBe(200);
    expect(response.headers["cache-control"]).toBe("no-store");
    expect(JSON.parse(response.text)).toHaveProperty("activities.0.attachments.0.content.type", "AdaptiveCard");
  });

  it("writes every script, kept or not, in UTF-8 of the announced length", async () => {
    const items = ["• é ñ", "错误：连接被关闭", "🙈 \ud83d", "plain"];
    const elements = items.map((text) => ({ type: "TextBlock", text, wrap: true, style: "heading" }) as const);
    const { card } = STUB_REPLY;
    const body = [...elements, ...elements.map((element) => keepJson({ ...element }))];
    const bot = createStubBot(() => Promise.resolve({ ...STUB_REPLY, card: { ...card, body } }));
    const server = await startServer({ bot });
    const activity = { ...readActivity("message-personal"), deliveryMode: "expectReplies" };
    const { bytes, headers } = await postJson(`${server.url}/api/messages`, activity);
    await server.close();
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "content-length": String(bytes.byteLength),
    });
    const answer = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    expect(answer).toBe(JSON.stringify(JSON.parse(answer)));
    expect(JSON.parse(answer)).toHaveProperty("activities.0.attachments.0.content.body", body);
  });

  it("answers feedback with 200 and an empty body", async () => {
    const activity = { ...readActivity("invoke-feedback"), serviceUrl: "http://127.0.0.1:9/" };
    const response = await postJson(`${started.url}/api/messages`, activity);
    expect([response.status, response.text]).toEqual([200, ""]);
  });

  it("does not post to a serviceUrl elsewhere", async () => {
    const response = await postJson(`${started.url}/api/messages`, readActivity("message-personal"));
    expect(response.status).toBe(400);
  });
});

describe("POST /api/diagnose", () => {
  it.each([
    [{ text: "550 5.7.1" }, "en"],
    [{ text: "550 5.7.1", locale: "zh-Hans" }, "zh-CN"],
    [{ text: "550 5.7.1", locale: "fr" }, "en"],
    [{ text: "550 5.7.1", locale: null }, "en"],
  ])("diagnoses %j in %s", async (body, locale) => {
    const response = await postJson(`${started.url}/api/diagnose`, body);
    expect(response.status).toBe(200);
    expect(JSON.parse(response.text)).toEqual({ kind: "unknown", problems: [] });
    expect(started.bot.diagnosed.at(-1)).toEqual({ text: "550 5.7.1", locale });
  });

  it.each([
    [{}],
    [{ text: 5 }],
    [{ text: null }],
    [{ text: ["a"] }],
    [{ text: "a", locale: 5 }],
    [{ text: "a", locale: {} }],
  ])("refuses %j", async (body) => {
    const response = await postJson(`${started.url}/api/diagnose`, body);
    expect(response.status).toBe(400);
    expect(JSON.parse(response.text)).toHaveProperty("error.message");
  });
});

describe("GET /fixes", () => {
  it.each(["socket-error.reg", "socket-error.rollback.reg"])(
    "hands out %s to save, under a safe name",
    async (file) => {
      const response = await sendRequest(`${started.url}/fixes/${file}`);
      expect(response.status).toBe(200);
      expect([...response.bytes]).toEqual([1, 2, 3]);
      expect(response.headers).toMatchObject({
        "content-type": "text/plain; charset=utf-16le",
        "content-disposition": 'attachment; filename="socket-error__X__y.reg"',
        "x-content-type-options": "nosniff",
        "content-length": "3",
      });
    },
  );

  it.each([
    "socket-error",
    "socket-error.exe",
    "other.reg",
    ".reg",
    "..%2fsocket-error.reg",
    "%2e%2e.reg",
    "socket-error.reg%00",
    "a%0d%0ab.reg",
  ])("answers %s with 404", async (file) => {
    expect((await sendRequest(`${started.url}/fixes/${file}`)).status).toBe(404);
  });
});

describe("the local page", () => {
  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/assets/page.js", "text/javascript; charset=utf-8"],
    ["/assets/page.css", "text/css; charset=utf-8"],
    ["/assets/adaptivecards.js", "text/javascript; charset=utf-8"],
    ["/?x=1", "text/html; charset=utf-8"],
  ])("serves %s as %s", async (path, contentType) => {
    const response = await sendRequest(started.url + path);
    expect(response.status).toBe(200);
    expect(response.headers["content-type"]).toBe(contentType);
    expect(response.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(response.headers["content-security-policy"]).not.toContain("unsafe");
    expect(response.headers["referrer-policy"]).toBe("no-referrer");
    expect(response.headers["server"]).toBeUndefined();
  });

  it("answers 304 while the file is the same", async () => {
    const { headers } = await sendRequest(`${started.url}/assets/page.js`);
    const etag = String(headers["etag"]);
    for (const value of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const response = await sendRequest(`${started.url}/assets/page.js`, { headers: { "If-None-Match": value } });
      expect([response.status, response.text]).toEqual([304, ""]);
    }
    const other = await sendRequest(`${started.url}/assets/page.js`, { headers: { "If-None-Match": '"x"' } });
    expect(other.status).toBe(200);
  });

  it("answers HEAD without a body", async () => {
    const response = await sendRequest(`${started.url}/`, { method: "HEAD" });
    expect([response.status, response.text]).toEqual([200, ""]);
  });

  it.each([
    "/index.html", "/assets/", "/assets/index.html", "/assets/notes.txt", "/assets/.hidden.js", "/assets/missing.js", "/assets/__proto__",
    "/assets/constructor", "/assets/..%2f..%2fpackage.json", "/assets/%2e%2e/%2e%2e/package.json", "/assets/..%5c..%5cpackage.json",
    "/assets//etc/passwd", "/assets/%2fetc%2fpasswd", "/../package.json", "/package.json",
  ])("does not serve %s", async (path) => {
    const response = await sendRequest(started.url + path);
    expect(response.status).toBe(404);
    expect(response.text).not.toContain("secret");
  }); // prettier-ignore
});

describe("health", () => {
  it("is alive", async () => {
    expect(JSON.parse((await sendRequest(`${started.url}/healthz`)).text)).toEqual({ status: "ok" });
  });

  it("is ready, and says with what", async () => {
    const response = await sendRequest(`${started.url}/readyz`);
    expect(response.status).toBe(200);
    expect(JSON.parse(response.text)).toEqual({
      status: "ready",
      articles: 3,
      version: "abc123",
      loadedAt: "2026-11-24T06:00:00.000Z",
      problems: [],
    });
  });

  it("is not ready without articles", async () => {
    const bot = { ...createStubBot(), status: { articles: 0, version: "", loadedAt: new Date(0), problems: [] } };
    const empty = await startServer({ bot });
    try {
      expect((await sendRequest(`${empty.url}/readyz`)).status).toBe(503);
    } finally {
      await empty.close();
    }
  });

  it("answers 500 without internals when the bot breaks", async () => {
    const bot = { ...createStubBot(), diagnose: () => Promise.reject(new Error("secret at /work/x.ts:1")) };
    const broken = await startServer({ bot });
    try {
      const response = await postJson(`${broken.url}/api/diagnose`, { text: "x" });
      expect(response.status).toBe(500);
      expect(response.text).not.toContain("secret");
      expect(broken.log.lines.join("\n")).not.toContain("secret");
    } finally {
      await broken.close();
    }
  });
});

it("answers 503 where a text took too long to read", async () => {
  const heavy = await startServer({ bot: { ...createStubBot(), diagnose: () => Promise.resolve(undefined) } });
  try {
    const response = await postJson(`${heavy.url}/api/diagnose`, { text: "x" });
    expect([response.status, JSON.parse(response.text)]).toMatchObject([503, { error: { code: "TEXT_TOO_HEAVY" } }]);
  } finally {
    await heavy.close();
  }
});

describe("who may ask without credentials", () => {
  it.each([
    ["localhost", 200],
    ["127.0.0.1:3978", 200],
    ["127.8.8.8", 200],
    ["[::1]:3978", 200],
    ["LOCALHOST:1", 200],
    ["attacker.example.com", 421],
    ["localhost.example.com", 421],
    ["127.0.0.1.example.com:3978", 421],
    ["192.0.2.1", 421],
    ["0.0.0.0", 421],
  ])("answers the Host %j with %i", async (host, status) => {
    for (const path of ["/healthz", "/", "/assets/page.js"]) {
      expect((await sendRequest(started.url + path, { headers: { Host: host } })).status).toBe(status);
    }
  });

  it.each([
    ["an empty Host", ["GET /healthz HTTP/1.1", "Host:"]],
    ["HTTP/1.0 without Host", ["GET /healthz HTTP/1.0"]],
  ])("refuses %s", async (_case, lines) => {
    expect(await sendRaw(started.port, lines)).toMatch(/^HTTP\/1\.1 4(?:00|21) /u);
  });

  it.each([
    ["http://attacker.example.com", 403],
    ["null", 403],
    ["https://localhost:3978", 403],
    ["http://localhost:8080", 403],
    ["http://localhost:3978", 200],
  ])("answers the Origin %s with %i", async (origin, status) => {
    const headers = { Host: "localhost:3978", Origin: origin };
    expect((await postJson(`${started.url}/api/diagnose`, { text: "x" }, headers)).status).toBe(status);
  });

  it("leaves Host and Origin to the proxy with credentials", async () => {
    const deployed = await startServer({ credentials: TEST_CREDENTIALS });
    try {
      const headers = { Host: "medic.example.com", Origin: "https://medic.example.com" };
      expect((await sendRequest(`${deployed.url}/healthz`, { headers })).status).toBe(200);
    } finally {
      await deployed.close();
    }
  });
});

describe("listen and close", () => {
  it("rejects when the port is taken", async () => {
    const { bot, channel, log, port } = started;
    const config = { host: "127.0.0.1", port, credentials: undefined };
    const second = createServer({ bot, channel, config, log, assetsDir: "/nonexistent" });
    await expect(second.listen()).rejects.toMatchObject({ code: "EADDRINUSE" });
    expect(log.lines.join("\n")).toContain("page.missing");
  });

  it("answers what is running before it stops", async () => {
    let finish: (() => void) | undefined;
    const begun = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let release: (value: object) => void = () => undefined;
    const bot = {
      ...createStubBot(),
      diagnose: () => {
        finish?.();
        return new Promise<object>((resolve) => (release = resolve));
      },
    };
    const slow = await startServer({ bot });
    const running = postJson(`${slow.url}/api/diagnose`, { text: "x" });
    await begun;
    const closed = slow.close();
    release({ kind: "unknown" });
    expect((await running).status).toBe(200);
    await closed;
    await expect(sendRequest(`${slow.url}/healthz`)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});
