import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createSigningKey, createToken, encode, startIssuer } from "../channel/token-issuer";
import { readActivity } from "../fixtures/activities/read-activity";
import { postJson } from "./send-request";
import { startServer, TEST_CREDENTIALS, type StartedServer } from "./start-server";

const SERVICE_URL = "https://smba.example.com/emea/";
const activity = { ...readActivity("message-personal"), deliveryMode: "expectReplies" };
const known = createSigningKey("k1");
const stranger = createSigningKey("k1");
const now = Math.floor(Date.now() / 1000);
const CLAIMS = {
  iss: "https://api.botframework.com",
  aud: TEST_CREDENTIALS.appId,
  serviceurl: SERVICE_URL,
  nbf: now - 60,
  exp: now + 600,
};

describe("with keys at hand", () => {
  let started: StartedServer;
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  const post = (authorization: string, body: object = activity) =>
    postJson(`${started.url}/api/messages`, body, { Authorization: authorization });

  beforeAll(async () => {
    jest.spyOn(console, "error").mockImplementation(() => undefined); // the SDK prints what it thinks of tokens
    issuer = await startIssuer([known]);
    started = await startServer({ credentials: TEST_CREDENTIALS, openIdMetadataUrl: issuer.url });
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    issuer.close();
    await started.close();
  });

  it("lets Bot Framework in", async () => {
    const response = await post(createToken(CLAIMS, known));
    expect(response.status).toBe(200);
    expect(JSON.parse(response.text)).toHaveProperty(
      "activities.0.attachments.0.contentType",
      "application/vnd.microsoft.card.adaptive",
    );
    expect(started.bot.turns).toHaveLength(1);
  });

  it.each<[string, string, object]>([
    ["no token", "", activity],
    ["another scheme", "Basic dTpw", activity],
    ["nonsense", "Bearer x", activity],
    ["three parts of nonsense", "Bearer a.b.c", activity],
    [
      "parts that are not JSON",
      `Bearer ${Buffer.from("{").toString("base64url")}.${Buffer.from("{").toString("base64url")}.c`,
      activity,
    ],
    ["algorithm none", `Bearer ${encode({ alg: "none", kid: "k1" })}.${encode(CLAIMS)}.`, activity],
    ["another signature", createToken(CLAIMS, stranger), activity],
    ["an unknown key", createToken(CLAIMS, { ...known, kid: "k2" }), activity],
    ["an expired token", createToken({ ...CLAIMS, exp: now - 3600 }, known), activity],
    ["a token of the future", createToken({ ...CLAIMS, nbf: now + 3600 }, known), activity],
    ["another bot's token", createToken({ ...CLAIMS, aud: "44444444-4444-4444-4444-444444444444" }, known), activity],
    ["another issuer", createToken({ ...CLAIMS, iss: "https://example.com" }, known), activity],
    ["another serviceUrl", createToken(CLAIMS, known), { ...activity, serviceUrl: "http://192.0.2.1/" }],
    ["a channel the key does not vouch for", createToken(CLAIMS, known), { ...activity, channelId: "webchat" }],
  ])("refuses %s", async (_case, authorization, body) => {
    const before = started.bot.turns.length;
    const response = await post(authorization, body);
    expect(response.status).toBe(401);
    expect(JSON.parse(response.text)).toHaveProperty("error.code", "UNAUTHORIZED");
    expect(response.text).not.toMatch(/https?:|k1|aud|Error/u);
    expect(started.bot.turns).toHaveLength(before);
  });

  it.each([[undefined], [null], [5], [{}], [[SERVICE_URL]], [""]])(
    "does not post to the serviceUrl of a token-holder who sends %j",
    async (serviceUrl) => {
      const response = await post(createToken(CLAIMS, known), { ...activity, serviceUrl });
      // Without a serviceUrl of its own the SDK falls back to Bot Framework's; under expectReplies nothing is posted at all.
      expect(response.status).toBe(200);
    },
  );
});

describe("with keys that are no keys", () => {
  it.each<[string, number, string, number]>([
    ["an error", 500, "secret stack at /srv/keys.js:1", 503],
    ["a redirect elsewhere", 302, "", 503],
    ["HTML", 200, "<html>sign in to the hotel network</html>", 503],
    ["an empty object", 200, "{}", 401],
    ["a list", 200, "[]", 401],
  ])("lets nobody in when the issuer gives %s", async (_, status, body, expected) => {
    jest.spyOn(console, "error").mockImplementation(() => undefined); // the SDK prints what it thinks of tokens
    const issuer = createServer((_request, response) => {
      // Not chained: restify's writeHead, which it gives to every server of the process, returns nothing.
      response.writeHead(status, { Location: "http://127.0.0.1:9/" });
      response.end(body);
    });
    await new Promise<void>((resolve) => issuer.listen(0, "127.0.0.1", resolve));
    const openIdMetadataUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/config`;
    const started = await startServer({ credentials: TEST_CREDENTIALS, openIdMetadataUrl });
    try {
      const response = await postJson(`${started.url}/api/messages`, activity, {
        Authorization: createToken(CLAIMS, known),
      });
      expect(response.status).toBe(expected);
      expect(response.text).not.toMatch(/127\.0\.0\.1|secret|hotel|https?:/u);
      expect(started.log.lines.join("\n")).not.toMatch(/secret|hotel|eyJ/u);
      expect(started.bot.turns).toEqual([]);
    } finally {
      jest.restoreAllMocks();
      issuer.closeAllConnections();
      issuer.close();
      await started.close();
    }
  });
});

describe("with keys out of reach", () => {
  it("answers 503 and names no address", async () => {
    const started = await startServer({ credentials: TEST_CREDENTIALS });
    try {
      const response = await postJson(`${started.url}/api/messages`, activity, {
        Authorization: createToken(CLAIMS, known),
      });
      expect(response.status).toBe(503);
      expect(response.text).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|openid|https?:/u);
      expect(started.bot.turns).toEqual([]);
      expect(started.log.lines.join("\n")).toContain("caller.unchecked");
    } finally {
      await started.close();
    }
  });
});
