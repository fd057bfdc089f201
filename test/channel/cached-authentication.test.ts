import { ConfigurationBotFrameworkAuthentication, type Activity } from "botbuilder";
import type { CachedAuthentication, Caller } from "../../src/channel/cached-authentication";
import { createAuthentication } from "../../src/channel/create-authentication";
import { toSdkActivity } from "../../src/channel/to-sdk-activity";
import type { Credentials } from "../../src/config";
import { readActivity } from "../fixtures/activities/read-activity";
import { createSigningKey, createToken, encode, startIssuer } from "./token-issuer";

const CREDENTIALS: Credentials = {
  kind: "SingleTenant",
  appId: "33333333-3333-3333-3333-333333333333",
  password: "not-a-secret",
  tenantId: "22222222-2222-2222-2222-222222222222",
};
const SERVICE_URL = "https://smba.example.com/emea/";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = new Date("2026-11-24T06:00:00Z").getTime();
const [first, second, stranger] = ["k1", "k2", "k1"].map(createSigningKey) as [
  ReturnType<typeof createSigningKey>,
  ReturnType<typeof createSigningKey>,
  ReturnType<typeof createSigningKey>,
];

const toActivity = (more: object = {}): Activity => toSdkActivity({ ...readActivity("message-personal"), ...more });
const activity = toActivity();

function claimsLasting(ms: number, more: object = {}) {
  const now = Date.now();
  return {
    iss: "https://api.botframework.com",
    aud: CREDENTIALS.appId,
    serviceurl: SERVICE_URL,
    nbf: Math.floor(now / 1000) - 60,
    exp: Math.floor((now + ms) / 1000),
    ...more,
  };
}

let issuer: Awaited<ReturnType<typeof startIssuer>>;
let authentication: CachedAuthentication;

const check = (authorization: string, of = activity) => authentication.authenticateRequest(of, authorization);
const passTime = (ms: number): void => {
  jest.setSystemTime(Date.now() + ms);
};

beforeEach(async () => {
  jest.spyOn(console, "error").mockImplementation(() => undefined); // the SDK prints what it thinks of tokens
  // The date alone is false, for the SDK too; the network keeps its timers.
  jest.useFakeTimers({
    now: START,
    doNotFake: [
      "hrtime",
      "nextTick",
      "performance",
      "queueMicrotask",
      "setImmediate",
      "clearImmediate",
      "setInterval",
      "clearInterval",
      "setTimeout",
      "clearTimeout",
    ],
  });
  issuer = await startIssuer([first]);
  authentication = createAuthentication(CREDENTIALS, issuer.url, () => Date.now());
});

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  issuer.close();
});

describe("a token that has passed", () => {
  it("is not checked again for the same channel and service", async () => {
    const token = createToken(claimsLasting(HOUR), first);
    const caller = await check(token);
    issuer.close();
    expect(await check(token)).toBe(caller);
  });

  it("is recalled while that holds, and not before", async () => {
    const token = createToken(claimsLasting(10 * MINUTE), first);
    expect(authentication.recall(activity, token)).toBeUndefined();
    const caller = await check(token);
    expect(authentication.recall(activity, token)).toBe(caller);
    passTime(10 * MINUTE);
    expect(authentication.recall(activity, token)).toBeUndefined();
  });

  it("may be met by many first activities at once", async () => {
    const token = createToken(claimsLasting(HOUR), first);
    const callers = await Promise.all(Array.from({ length: 20 }, () => check(token)));
    expect(callers).toContain(await check(token));
  });

  it("is the same for every turn, so that none can change it", async () => {
    const caller = await check(createToken(claimsLasting(HOUR), first));
    const { claims } = caller.claimsIdentity;
    expect(() => claims.push({ type: "aud", value: "x" })).toThrow(TypeError);
    expect(() => Object.assign(claims[0] ?? {}, { value: "x" })).toThrow(TypeError);
    expect(() => Object.assign(caller.claimsIdentity, { claims: [] })).toThrow(TypeError);
    expect(() => Object.assign(caller, { audience: "x" })).toThrow(TypeError);
  });

  it("leaves every other sign-in to the check", async () => {
    const claims = claimsLasting(HOUR);
    const token = createToken(claims, first);
    const [head = "", , signature = ""] = token.split(".");
    const caller = await check(token);
    const otherAudience = { ...claims, aud: "44444444-4444-4444-4444-444444444444" };
    const refused: readonly (readonly [string, Activity])[] = [
      ["", activity],
      [`${token.slice(0, -4)}AAAA`, activity],
      [`${head}.${encode({ ...claims, exp: claims.exp + 1 })}.${signature}`, activity],
      [createToken(claims, stranger), activity],
      [createToken(otherAudience, first), activity],
      [createToken({ ...claims, iss: "https://example.com" }, first), activity],
      [token, toActivity({ serviceUrl: "http://192.0.2.1/" })],
      [token, toActivity({ channelId: "webchat" })],
    ];
    // Twice: a refusal must not be what the second time finds.
    for (const [authorization, of] of [...refused, ...refused]) {
      expect(authentication.recall(of, authorization)).toBeUndefined();
      await expect(check(authorization, of)).rejects.toThrow();
    }
    expect(await check(token)).toBe(caller);
  });
});

describe("a token is checked again", () => {
  it("when it ends, and refused when it has ended", async () => {
    const token = createToken(claimsLasting(10 * MINUTE), first);
    const caller = await check(token);
    passTime(10 * MINUTE - 1000);
    expect(await check(token)).toBe(caller);
    passTime(1000);
    // The SDK forgives clocks five minutes; that is for its check to say.
    expect(await check(token)).not.toBe(caller);
    passTime(5 * MINUTE);
    await expect(check(token)).rejects.toThrow("expired");
  });

  it("after an hour, however long it lasts", async () => {
    const token = createToken(claimsLasting(10 * HOUR), first);
    const caller = await check(token);
    passTime(HOUR - 1);
    expect(await check(token)).toBe(caller);
    passTime(1);
    expect(await check(token)).not.toBe(caller);
  });

  it("when the signing keys are due to be read again", async () => {
    await check(createToken(claimsLasting(HOUR), first));
    passTime(23.5 * HOUR);
    const token = createToken(claimsLasting(HOUR), first);
    const caller = await check(token);
    issuer.keys = [second];
    passTime(0.5 * HOUR - 1000);
    expect(await check(token)).toBe(caller);
    passTime(2000);
    await expect(check(token)).rejects.toThrow("Signing Key");
    expect(issuer.reads).toBe(2);
  });

  it("when a token of a new key shows that the keys have changed", async () => {
    await check(createToken(claimsLasting(HOUR), first));
    passTime(50 * MINUTE);
    const token = createToken(claimsLasting(HOUR), first);
    const caller = await check(token);
    issuer.keys = [second];
    passTime(15 * MINUTE);
    expect(await check(token)).toBe(caller);
    await check(createToken(claimsLasting(HOUR), second));
    await expect(check(token)).rejects.toThrow("Signing Key");
  });

  it("when the clock was put back", async () => {
    const token = createToken(claimsLasting(HOUR), first);
    const caller = await check(token);
    passTime(-30_000);
    expect(await check(token)).not.toBe(caller);
  });

  it("every time when a channel has not signed it", async () => {
    const passed = await check(createToken(claimsLasting(HOUR), first));
    const claims = passed.claimsIdentity.claims.map((claim) =>
      claim.type === "iss" ? { type: "iss", value: "https://sts.windows.net/" } : claim,
    );
    const claimsIdentity = Object.create(passed.claimsIdentity, {
      claims: { value: claims },
    }) as Caller["claimsIdentity"];
    const sdk = jest
      .spyOn(ConfigurationBotFrameworkAuthentication.prototype, "authenticateRequest")
      .mockImplementation(() => Promise.resolve({ audience: passed.audience, claimsIdentity }));
    const token = createToken(claimsLasting(HOUR), second);
    expect([await check(token), await check(token)]).toHaveLength(2);
    expect(sdk).toHaveBeenCalledTimes(2);
  });

  it("every time when it names no end", async () => {
    const token = createToken({ ...claimsLasting(HOUR), exp: undefined }, first);
    expect(await check(token)).not.toBe(await check(token));
  });
});

it("does not remember that the keys could not be had", async () => {
  const token = createToken(claimsLasting(HOUR), first);
  issuer.isDown = true;
  await expect(check(token)).rejects.toThrow("openID");
  issuer.isDown = false;
  expect(await check(token)).toBe(await check(token));
});

describe("clients for calls of our own", () => {
  it("are made once for every service and audience, whoever calls", async () => {
    const callers = [HOUR, 2 * HOUR].map((ms) => check(createToken(claimsLasting(ms), first)));
    const [one, other] = await Promise.all(callers);
    const connector = await one?.connectorFactory?.create(SERVICE_URL, "a");
    expect(connector).toBeDefined();
    expect(await other?.connectorFactory?.create(SERVICE_URL, "a")).toBe(connector);
    expect(await one?.connectorFactory?.create(SERVICE_URL, "b")).not.toBe(connector);
    expect(await one?.connectorFactory?.create("https://smba.example.com/amer/", "a")).not.toBe(connector);
    if (one === undefined) throw new Error("Nobody was let in.");
    const factory = authentication.createConnectorFactory(one.claimsIdentity);
    expect(await factory.create(SERVICE_URL, "a")).toBe(connector);
  });

  it("are made once without credentials too, and only so many of them", async () => {
    authentication = createAuthentication(undefined, issuer.url, () => Date.now());
    const make = async (serviceUrl: string) => {
      const { connectorFactory, audience } = await check("", toActivity({ serviceUrl }));
      return connectorFactory?.create(serviceUrl, audience);
    };
    const connector = await make("http://127.0.0.1:1/");
    expect(await make("http://127.0.0.1:1/")).toBe(connector);
    for (let port = 2; port <= 101; port += 1) await make(`http://127.0.0.1:${port}/`);
    expect(await make("http://127.0.0.1:1/")).not.toBe(connector);
  });
});
