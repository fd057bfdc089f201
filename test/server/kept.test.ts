import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringsFor } from "../../src/locale";
import { createStore, type StorePlace } from "../../src/store";
import { readActivity } from "../fixtures/activities/read-activity";
import { describeOnEngines, describeOnPostgres, type Place } from "../store/engines";
import { ADMIN, startConnector, startKeptServer, type KeptServer } from "./start-kept-server";

const UNKNOWN = "Remote Server returned '550 5.9.99 certificate of the relay refused, access denied'";
const GAP = { codes: ["550 5.9.99"], words: ["certificate of the relay refused access denied"] };
const KNOWN = "550 5.2.2 mailbox full";

let ids = 0;
const message = (text: string, more: object = {}) => ({
  ...readActivity("message-personal"),
  id: `id-${++ids}`,
  attachments: [],
  locale: "en-US",
  text,
  ...more,
});
const byAdmin = { from: { id: "29:admin", aadObjectId: ADMIN } };
const CHANNEL = {
  isGroup: true,
  conversationType: "channel",
  tenantId: "22222222-2222-2222-2222-222222222222",
  id: "19:experts@thread.tacv2;messageid=1762071600000",
};
const here = (serviceUrl: string, more: object = {}) =>
  message("<at>Mailflow Medic</at> experts here", {
    ...byAdmin,
    conversation: CHANNEL,
    serviceUrl,
    entities: [
      {
        type: "mention",
        mentioned: { id: "28:33333333-3333-3333-3333-333333333333" },
        text: "<at>Mailflow Medic</at>",
      },
    ],
    ...more,
  });
const press = (data: unknown, more: object = {}) => ({
  ...readActivity("invoke-execute"),
  id: `id-${++ids}`,
  replyToId: "message-1",
  value: { action: { type: "Action.Execute", verb: "x", data }, trigger: "manual" },
  ...more,
});

/** The data of the buttons of a card with a title, wherever they stand. */
function buttonsOf(answer: string, title: string): unknown[] {
  const find = (value: unknown): unknown[] => {
    if (Array.isArray(value)) return value.flatMap(find);
    if (typeof value !== "object" || value === null) return [];
    const own = "type" in value && value.type === "Action.Execute" && "title" in value && value.title === title;
    return own && "data" in value ? [value.data] : Object.values(value).flatMap(find);
  };
  return find(JSON.parse(answer));
}

async function written({ kept }: KeptServer): Promise<void> {
  const until = Date.now() + 20_000;
  while (kept.keeper?.state.waiting !== 0 && Date.now() < until) await new Promise((resolve) => setImmediate(resolve));
  expect(kept.keeper?.state).toMatchObject({ waiting: 0, dropped: 0 });
}

const servers: KeptServer[] = [];
const others: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all([...servers.splice(0), ...others.splice(0)].map((one) => one.close()));
});
const start = async (place: StorePlace, options: Parameters<typeof startKeptServer>[1] = {}): Promise<KeptServer> => {
  const server = await startKeptServer(place, options);
  servers.push(server);
  return server;
};
const connect = async () => {
  const connector = await startConnector();
  others.push(connector);
  return connector;
};

describeOnEngines("a running server with a store", (engine) => {
  let at: Place;
  beforeEach(async () => {
    at = await engine.createPlace();
  });
  afterEach(async () => {
    // The servers above are closed by now: hooks of the outer level would come too late for a folder.
    await Promise.all(servers.splice(0).map((one) => one.close()));
    await at.remove();
  });

  it("keeps a reader's word once, with what the card claimed", async () => {
    const server = await start(at.place);
    const answer = await server.ask(message(KNOWN));
    const [helped] = buttonsOf(answer, stringsFor("en").actions.helped);
    const [didNot] = buttonsOf(answer, stringsFor("en").actions.didNotHelp);
    for (const data of [helped, helped, didNot]) await server.ask(press(data));
    expect(await server.ask(press(didNot, { from: { id: "29:another" } }))).toContain("Thank you");
    await server.ask(press(helped, { replyToId: "message-2" }));
    await server.ask(press({ ...(helped as object), article: "no-such-article" }));
    await written(server);
    expect(await server.kept.store.feedback.list()).toMatchObject([
      { article: "mailbox-full", helped: 2, notHelped: 1 },
    ]);
    const tables = await at.dump();
    expect(tables).toMatch(/"mailbox-full",1,"identified","en"|"kind":"identified","locale":"en"/u);
    expect(tables).not.toMatch(/29:|message-1|Adele/u);
    const status = await server.ask(message("kb status", byAdmin));
    expect(status).toContain("did not help 1, helped 2");
    expect(await server.ask(message("kb status"))).not.toContain("did not help");
  });

  it("takes thumbs for a word on the article of the message", async () => {
    const server = await start(at.place);
    const connector = await connect();
    const thumbs = (replyToId: string, reaction: string) => ({
      ...readActivity("invoke-feedback"),
      id: `id-${++ids}`,
      serviceUrl: connector.url,
      replyToId,
      value: { actionName: "feedback", actionValue: { reaction } },
    });
    await server.post(message(KNOWN, { serviceUrl: connector.url }));
    for (const reaction of ["dislike", "dislike", "none"]) {
      expect(await server.post(thumbs("sent-1", reaction))).toMatchObject({ status: 200, text: "" });
    }
    await server.post(thumbs("not-ours", "like"));
    await written(server);
    expect(await server.kept.store.feedback.list()).toMatchObject([
      { article: "mailbox-full", helped: 0, notHelped: 1 },
    ]);
    expect(server.channel.counts.unplacedReactions).toBe(1);
  });

  it("counts what had no answer, once an activity, and lists it to admins", async () => {
    const server = await start(at.place);
    const activity = message(UNKNOWN);
    for (const one of [activity, activity, message(UNKNOWN)]) await server.ask(one);
    await server.ask(message(KNOWN));
    await server.ask(message("see you at lunch"));
    await written(server);
    const gaps = await server.kept.store.gaps.list();
    expect(gaps).toMatchObject([{ ...GAP, count: 2 }]);
    expect(await server.ask(message("kb gaps"))).toContain(stringsFor("en").notes.forAdmins.title);
    for (const [command, locale] of [
      ["kb gaps", "en"],
      ["kb 缺口", "zh-CN"],
    ] as const) {
      const card = await server.ask(message(command, { ...byAdmin, locale }));
      expect(card).toContain("550 5.9.99 … certificate of the relay refused access denied");
      expect(card).toContain(stringsFor(locale).gaps.title);
      expect(card).toContain(`--from-gap ${gaps[0]?.id ?? ""}`);
    }
    expect(await server.ask(message("kb 状态", { ...byAdmin, locale: "zh-CN" }))).toContain("1 种错误还没有答案");
  });

  it("asks the experts in the channel that an admin chose, the same error once a day", async () => {
    const server = await start(at.place);
    const replica = await start(at.place);
    const connector = await connect();
    const ask = stringsFor("en").experts.ask;
    expect(buttonsOf(await server.ask(message(UNKNOWN)), ask)).toEqual([]);
    // Nobody else may say where, and nobody in a chat of their own.
    await server.post(here(connector.url, { from: { id: "29:1user" } }));
    await server.post(here(connector.url, { conversation: { id: "a:1", conversationType: "personal" } }));
    expect(buttonsOf(await server.ask(message(UNKNOWN)), ask)).toEqual([]);
    await server.post(here(connector.url));
    expect(JSON.stringify(connector.received.at(-1))).toContain(stringsFor("en").notes.expertsHere.title);
    await replica.experts?.look();

    // Shown by one, pressed at the other.
    const [data] = buttonsOf(await server.ask(message(UNKNOWN)), ask);
    await written(server);
    expect(await replica.ask(press(data))).toContain(stringsFor("en").experts.asked);
    const { path: to, activity } = connector.received.at(-1) ?? { path: "", activity: {} };
    expect(decodeURIComponent(to)).toBe("/v3/conversations/19:experts@thread.tacv2/activities");
    expect(activity).not.toHaveProperty("replyToId");
    const card = JSON.stringify(activity);
    for (const part of [...GAP.codes, ...GAP.words, stringsFor("en").experts.question]) expect(card).toContain(part);
    expect(card).not.toMatch(/Remote Server|Adele|29:1user/u);
    expect(await server.ask(press(data))).toContain(stringsFor("en").experts.already);
    expect(await server.ask(press({ ...(data as object), gap: "0123456789ab" }))).toContain(
      stringsFor("en").experts.gone,
    );

    await server.ask(message("experts off", byAdmin));
    expect(buttonsOf(await server.ask(message(UNKNOWN)), ask)).toEqual([]);
    expect(await replica.ask(press(data))).toContain(stringsFor("en").experts.nobody);
  });

  it("tells who asks when the question could not be posted, and lets them ask again", async () => {
    const server = await start(at.place);
    const connector = await connect();
    await server.post(here(connector.url, { locale: "zh-CN" }));
    const [data] = buttonsOf(await server.ask(message(UNKNOWN)), stringsFor("en").experts.ask);
    await written(server);
    connector.state.status = 403;
    expect(await server.ask(press(data))).toContain(stringsFor("en").experts.failed);
    expect(server.log.lines.filter((line) => line.includes("delivery.failed"))).toHaveLength(1);
    connector.state.status = 200;
    expect(await server.ask(press(data))).toContain(stringsFor("en").experts.asked);
    // In the language of the experts' channel.
    expect(JSON.stringify(connector.received.at(-1))).toContain(stringsFor("zh-CN").experts.question);
  });

  it("leaves nothing in the tables when keeping is off", async () => {
    const server = await start(at.place, { keeps: false });
    const connector = await connect();
    const [helped] = buttonsOf(await server.ask(message(KNOWN)), stringsFor("en").actions.helped);
    expect(await server.ask(press(helped))).toContain("Thank you");
    await server.ask(message(UNKNOWN));
    await server.post(here(connector.url));
    expect(JSON.stringify(connector.received.at(-1))).toContain(stringsFor("en").notes.keepsNothing.title);
    const [data] = buttonsOf(await server.ask(message(UNKNOWN)), stringsFor("en").experts.ask);
    expect(data).toBeUndefined();
    await Promise.all(servers.splice(0).map((one) => one.close()));
    const store = createStore(at.place);
    expect([await store.feedback.list(), await store.gaps.list(), await store.conversations.find("experts")]).toEqual([
      [],
      [],
      undefined,
    ]);
    await store.close();
  });
});

describeOnPostgres("servers that share a store", (engine) => {
  it("answer an activity once", async () => {
    const at = await engine.createPlace();
    const [first, second] = [await start(at.place), await start(at.place)];
    const connector = await connect();
    for (let round = 0; round < 20; round++) {
      const activity = message(KNOWN, { serviceUrl: connector.url });
      await Promise.all([first, second, first, second].map((server) => server.post(activity)));
      expect(connector.received).toHaveLength(round + 1);
    }
    const counts = [first.channel.counts, second.channel.counts];
    expect(counts.reduce((sum, { turns }) => sum + turns, 0)).toBe(20);
    expect(counts.reduce((sum, { repeated }) => sum + repeated, 0)).toBe(60);
    // Where the answer travels in the HTTP response, each gets its own.
    const activity = message(KNOWN);
    expect(await first.ask(activity)).toEqual(await second.ask(activity));
    await Promise.all(servers.splice(0).map((one) => one.close()));
    await at.remove();
  });

  it("answer again what surely was not delivered", async () => {
    const at = await engine.createPlace();
    const [first, second] = [await start(at.place), await start(at.place)];
    const connector = await connect();
    connector.state.status = 403;
    const activity = message(KNOWN, { serviceUrl: connector.url });
    await first.post(activity);
    connector.state.status = 200;
    // Giving back is not waited for; who asked before it had come asks again after ten seconds.
    const until = Date.now() + 20_000;
    while (connector.received.length === 0 && Date.now() < until) await second.post(activity);
    await second.post(activity);
    expect(connector.received).toHaveLength(1);
    await Promise.all(servers.splice(0).map((one) => one.close()));
    await at.remove();
  }, 60_000);
});

describe("a store that is away", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "medic-away-"));
    writeFileSync(path.join(folder, "file"), "");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.each<[string, () => StorePlace, string]>([
    [
      "a folder that cannot be made",
      () => ({ kind: "sqlite", file: path.join(folder, "file", "data", "medic.db") }),
      "ENOTDIR",
    ],
    [
      "a database that is not there",
      () => ({ kind: "postgres", url: "postgres://medic@127.0.0.1:1/medic" }),
      "ECONNREFUSED",
    ],
  ])("keeps no answer back: %s", async (_, toPlace, code) => {
    const server = await start(toPlace());
    const connector = await connect();
    expect(server.events[0]).toEqual({ kind: "unavailable", code });
    const answer = await server.ask(message(KNOWN));
    const [helped] = buttonsOf(answer, stringsFor("en").actions.helped);
    expect(await server.ask(press(helped))).toContain("Thank you");
    expect(await server.ask(message(UNKNOWN))).toContain(stringsFor("en").unknown.title);
    const activity = message(KNOWN, { serviceUrl: connector.url });
    for (let times = 0; times < 2; times++) await server.post(activity);
    expect(connector.received).toHaveLength(1);
    await server.post(here(connector.url));
    expect(JSON.stringify(connector.received.at(-1))).toContain(stringsFor("en").notes.unread.title);
    const status = await server.ask(message("kb status", byAdmin));
    expect(status).toContain(stringsFor("en").kept.away(code));
    expect(status).toContain(stringsFor("en").kept.queue(2, 0));
    expect(await server.ready()).toMatchObject({ status: "ready", store: { waiting: 2, dropped: 0, fault: code } });
    // It stops in time all the same, and says what it could not keep.
    const started = Date.now();
    await Promise.all(servers.splice(0).map((one) => one.close()));
    expect(Date.now() - started).toBeLessThan(8_000);
    expect(server.kept.keeper?.state).toMatchObject({ waiting: 0, written: 0, dropped: 2 });
    expect(server.events.at(-1)).toEqual({ kind: "dropped", count: 2, reason: "time-up" });
  });
});
