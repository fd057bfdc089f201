import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createChannel } from "../../src/channel";
import { stringsFor } from "../../src/locale";
import { readActivity } from "../fixtures/activities/read-activity";
import { createRecordingLog } from "./recording-log";
import { createStubBot, STUB_REPLY } from "./stub-bot";

const CARD_ATTACHMENT = { contentType: "application/vnd.microsoft.card.adaptive", content: STUB_REPLY.card };

/** A connector on this machine that answers with the given statuses in turn, then 200. */
async function startConnector(answers: readonly { status: number; headers?: Record<string, string> }[] = []) {
  const received: { path: string; activity: Record<string, unknown> }[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => void chunks.push(chunk));
    request.on("end", () => {
      const answer = answers[received.length] ?? { status: 200 };
      const activity: unknown = JSON.parse(Buffer.concat(chunks).toString());
      received.push({ path: request.url ?? "", activity: { ...(typeof activity === "object" ? activity : {}) } });
      response.writeHead(answer.status, { "Content-Type": "application/json", ...answer.headers });
      response.end('{"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function createLocalChannel(bot = createStubBot(), isPermitted: (url: URL) => boolean = () => false) {
  const log = createRecordingLog();
  const sleeps: number[] = [];
  const clock = {
    now: () => 0,
    random: () => 0,
    sleep: (ms: number) => {
      sleeps.push(ms);
      return Promise.resolve();
    },
  };
  const channel = createChannel({ bot, credentials: undefined, log, clock, download: { isPermitted } });
  const receive = (activity: Record<string, unknown>) => channel.receive({ authorization: undefined, activity });
  return { bot, channel, log, receive, sleeps };
}

describe("expectReplies", () => {
  it("answers a message in the HTTP response, with the card and its summary and no text", async () => {
    const { bot, receive } = createLocalChannel();
    const answer = await receive({ ...readActivity("message-personal"), deliveryMode: "expectReplies" });
    expect(answer).toMatchObject({ kind: "answered", status: 200 });
    expect(answer).toHaveProperty("body.activities.length", 1);
    expect(answer).toHaveProperty("body.activities.0.type", "message");
    expect(answer).toHaveProperty("body.activities.0.summary", "Connection dropped");
    expect(answer).toHaveProperty("body.activities.0.attachments", [CARD_ATTACHMENT]);
    expect(answer).not.toHaveProperty("body.activities.0.text");
    expect(answer).not.toHaveProperty("body.activities.0.attachmentLayout");
    expect(answer).toHaveProperty("body.activities.0.channelData", { feedbackLoop: { type: "default" } });
    expect(bot.turns).toHaveLength(1);
  });

  it.each(["installation-update", "conversation-update-member"])("answers %s with no activity", async (name) => {
    const { receive } = createLocalChannel();
    const answer = await receive({ ...readActivity(name), deliveryMode: "expectReplies" });
    expect(answer).toEqual({ kind: "answered", status: 200, body: { activities: [] } });
  });

  it("welcomes once over the whole installation", async () => {
    const { bot, receive } = createLocalChannel();
    for (const name of ["installation-update", "conversation-update-welcome", "conversation-update-member"]) {
      await receive({ ...readActivity(name), deliveryMode: "expectReplies" });
    }
    expect(bot.turns.map(({ kind }) => kind)).toEqual(["welcome"]);
  });

  it.each([
    "from",
    "recipient",
    "conversation",
    "serviceUrl",
    "channelId",
    "id",
    "entities",
    "attachments",
    "name",
    "locale",
  ])("answers with any value of %s", async (field) => {
    const { receive, channel } = createLocalChannel();
    for (const value of [undefined, null, 5, true, "x", [], [5], {}, { id: 5 }]) {
      const answer = await receive({ type: "message", text: "hi", deliveryMode: "expectReplies", [field]: value });
      expect(answer).toHaveProperty("body.activities.0.attachments.0.contentType", CARD_ATTACHMENT.contentType);
    }
    expect(channel.counts).toMatchObject({ failedTurns: 0, failedDeliveries: 0 });
  });

  it("apologises in the user's language when the bot breaks, and logs no text", async () => {
    const broken = createStubBot(() => Promise.reject(new RangeError("secret adele@contoso.com")));
    const { channel, log, receive } = createLocalChannel(broken);
    const answer = await receive({ type: "message", text: "secret", locale: "zh-CN", deliveryMode: "expectReplies" });
    expect(answer).toHaveProperty("body.activities.0.text", expect.stringContaining(stringsFor("zh-CN").failed.text));
    expect(channel.counts).toEqual({
      turns: 1,
      repeated: 0,
      delivered: 1,
      failedTurns: 1,
      failedDeliveries: 0,
      unplacedReactions: 0,
    });
    expect(log.lines.join("\n")).toContain('"error":"RangeError"');
    expect(log.lines.join("\n")).not.toMatch(/secret|contoso/u);
  });
});

describe("invokes", () => {
  const local = { serviceUrl: "http://127.0.0.1:9/" };

  it("answers Action.Execute with the new card", async () => {
    const { receive } = createLocalChannel();
    const body = { statusCode: 200, type: CARD_ATTACHMENT.contentType, value: STUB_REPLY.card };
    expect(await receive({ ...readActivity("invoke-execute"), ...local })).toEqual({
      kind: "answered",
      status: 200,
      body,
    });
  });

  it("answers feedback with an empty 200", async () => {
    const { bot, receive } = createLocalChannel();
    const answer = await receive({ ...readActivity("invoke-feedback"), ...local });
    expect(answer).toEqual({ kind: "answered", status: 200, body: undefined });
    expect(bot.turns).toEqual([]);
  });

  it("answers a button that leaves the card as it is with a sentence", async () => {
    const notice = { kind: "notice", text: "Thank you.", outcome: "helped" } as const;
    const { receive } = createLocalChannel(createStubBot(() => Promise.resolve(notice)));
    const body = { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Thank you." };
    expect(await receive({ ...readActivity("invoke-execute"), ...local })).toHaveProperty("body", body);
    const submit = { ...readActivity("action-submit"), deliveryMode: "expectReplies" };
    expect(await receive(submit)).toHaveProperty("body.activities.0.text", "Thank you.");
  });

  it("answers an unknown invoke with 501", async () => {
    const { receive } = createLocalChannel();
    expect(await receive({ ...readActivity("invoke-unknown"), ...local })).toMatchObject({ status: 501 });
  });

  it("answers 500 when the bot breaks", async () => {
    const { receive } = createLocalChannel(createStubBot(() => Promise.reject(new Error("broken"))));
    const answer = await receive({ ...readActivity("invoke-execute"), ...local });
    expect(answer).toEqual({ kind: "answered", status: 500, body: undefined });
  });

  it("carries the answer as an activity under expectReplies", async () => {
    const { receive } = createLocalChannel();
    const answer = await receive({ ...readActivity("invoke-execute"), deliveryMode: "expectReplies" });
    expect(answer).toHaveProperty("body.activities.0.type", "invokeResponse");
    expect(answer).toHaveProperty("body.activities.0.value.status", 200);
  });
});

describe("delivery to the connector", () => {
  it("sends one reply to the conversation", async () => {
    const connector = await startConnector();
    try {
      const { channel, receive } = createLocalChannel();
      const answer = await receive({ ...readActivity("message-personal"), serviceUrl: connector.url });
      expect(answer).toEqual({ kind: "answered", status: 200, body: undefined });
      expect(connector.received).toHaveLength(1);
      expect(connector.received[0]?.path).toBe("/v3/conversations/a%3A1conversation/activities/1762071247512");
      expect(connector.received[0]?.activity).toMatchObject({
        type: "message",
        summary: "Connection dropped",
        attachments: [CARD_ATTACHMENT],
        recipient: { id: "29:1user" },
        replyToId: "1762071247512",
      });
      expect(channel.counts).toEqual({
        turns: 1,
        repeated: 0,
        delivered: 1,
        failedTurns: 0,
        failedDeliveries: 0,
        unplacedReactions: 0,
      });
    } finally {
      await connector.close();
    }
  });

  it("makes exactly one request a try, and honours Retry-After", async () => {
    const connector = await startConnector([
      { status: 429, headers: { "Retry-After": "2" } },
      { status: 412 },
      { status: 502 },
    ]);
    try {
      const { channel, receive, sleeps } = createLocalChannel();
      await receive({ ...readActivity("message-personal"), serviceUrl: connector.url });
      expect(connector.received).toHaveLength(4);
      expect(sleeps).toEqual([2000, 500, 1000]);
      expect(channel.counts.failedDeliveries).toBe(0);
    } finally {
      await connector.close();
    }
  });

  it.each([
    [500, 1, "HTTP_500"],
    [403, 1, "HTTP_403"],
    [307, 1, "HTTP_307"],
    [503, 4, "HTTP_503"],
  ])("gives up on %i after %i tries, logs it and counts it", async (status, tries, code) => {
    const headers = { Location: "http://192.0.2.1/" };
    const connector = await startConnector(Array.from({ length: 9 }, () => ({ status, headers })));
    try {
      const { channel, log, receive } = createLocalChannel();
      expect(await receive({ ...readActivity("message-personal"), serviceUrl: connector.url })).toMatchObject({
        status: 200,
      });
      expect(connector.received).toHaveLength(tries);
      expect(channel.counts).toEqual({
        turns: 1,
        repeated: 0,
        delivered: 0,
        failedTurns: 0,
        failedDeliveries: 1,
        unplacedReactions: 0,
      });
      expect(JSON.parse(log.lines[1] ?? "")).toMatchObject({
        event: "delivery.failed",
        type: "message",
        code,
        failures: 1,
      });
      expect(log.lines.join("\n")).not.toMatch(/SocketError|Adele|127\.0\.0\.1/u);
    } finally {
      await connector.close();
    }
  });

  it("survives a connector that is not there", async () => {
    const connector = await startConnector();
    await connector.close();
    const { channel, log, receive } = createLocalChannel();
    expect(await receive({ ...readActivity("message-personal"), serviceUrl: connector.url })).toMatchObject({
      status: 200,
    });
    expect(channel.counts.failedDeliveries).toBe(1);
    expect(JSON.parse(log.lines[1] ?? "")).toMatchObject({ event: "delivery.failed", code: "ECONNREFUSED" });
  });

  it("survives a broken bot and a connector that is not there at once", async () => {
    const connector = await startConnector();
    await connector.close();
    const { channel, receive } = createLocalChannel(createStubBot(() => Promise.reject(new Error("broken"))));
    expect(await receive({ ...readActivity("message-personal"), serviceUrl: connector.url })).toMatchObject({
      status: 200,
    });
    expect(channel.counts).toEqual({
      turns: 1,
      repeated: 0,
      delivered: 0,
      failedTurns: 1,
      failedDeliveries: 1,
      unplacedReactions: 0,
    });
  });
});

describe("what is delivered to us again", () => {
  it("is answered once in its conversation, and counted", async () => {
    const connector = await startConnector();
    try {
      const { bot, channel, receive } = createLocalChannel();
      const activity = { ...readActivity("message-personal"), serviceUrl: connector.url };
      await Promise.all([receive(activity), receive(activity), receive({ ...activity })]);
      await receive({ ...activity, conversation: { id: "a:another" } });
      await receive({ ...activity, id: "1762071247513" });
      expect(bot.turns).toHaveLength(3);
      expect(connector.received).toHaveLength(3);
      expect(channel.counts).toMatchObject({ turns: 3, repeated: 2, delivered: 3 });
    } finally {
      await connector.close();
    }
  });

  it("belongs to who has answered it, and goes back where the conversation did not take the answer", async () => {
    const connector = await startConnector([{ status: 200 }, { status: 403 }]);
    try {
      const calls: string[] = [];
      const channel = createChannel({
        bot: createStubBot(),
        credentials: undefined,
        log: createRecordingLog(),
        download: { isPermitted: () => false },
        claims: {
          claim: () => Promise.resolve(true),
          settle: () => void calls.push("settle"),
          release: () => void calls.push("release"),
        },
      });
      const activity = { ...readActivity("message-personal"), serviceUrl: connector.url };
      for (let times = 0; times < 2; times += 1) await channel.receive({ authorization: undefined, activity });
      expect(calls).toEqual(["settle", "release"]);
    } finally {
      await connector.close();
    }
  });

  it("is answered each time where the answer travels in the HTTP response", async () => {
    const { bot, receive } = createLocalChannel();
    for (const name of ["message-personal", "invoke-execute"]) {
      const activity = { ...readActivity(name), deliveryMode: "expectReplies" };
      expect(await receive(activity)).toEqual(await receive(activity));
    }
    expect(bot.turns).toHaveLength(4);
  });
});

describe("files", () => {
  it("go to the bot with the message, which shows that it is busy", async () => {
    const connector = await startConnector();
    const storage = createServer((_request, response) => response.end("421 4.4.2"));
    await new Promise<void>((resolve) => storage.listen(0, "127.0.0.1", resolve));
    const downloadUrl = `http://127.0.0.1:${(storage.address() as AddressInfo).port}/send.log`;
    try {
      const { bot, receive } = createLocalChannel(createStubBot(), (url) => url.href === downloadUrl);
      const activity = readActivity("message-file");
      const attachments = [
        {
          contentType: "application/vnd.microsoft.teams.file.download.info",
          name: "send.log",
          content: { downloadUrl },
        },
      ];
      await receive({ ...activity, attachments, serviceUrl: connector.url });
      const files = bot.turns.flatMap((turn) => (turn.kind === "message" ? (turn.files ?? []) : []));
      expect(files).toEqual([{ kind: "content", bytes: Buffer.from("421 4.4.2") }]);
      expect(connector.received.map(({ activity: sent }) => sent["type"])).toEqual(["typing", "message"]);
    } finally {
      storage.closeAllConnections();
      storage.close();
      await connector.close();
    }
  });

  it("from elsewhere are refused before anything is fetched", async () => {
    const { bot, receive } = createLocalChannel();
    await receive({ ...readActivity("message-file"), deliveryMode: "expectReplies" });
    expect(bot.turns[0]).toHaveProperty("files", [{ kind: "refused", reason: "host" }]);
  });
});

describe("the message extension", () => {
  const local = { serviceUrl: "http://127.0.0.1:9/" };

  it.each(["invoke-message-action", "invoke-message-action-outlook", "invoke-dialog-action"])(
    "answers %s with the card in a dialog",
    async (name) => {
      const { bot, receive } = createLocalChannel();
      const answer = await receive({ ...readActivity(name), ...local });
      expect(answer).toMatchObject({
        status: 200,
        body: { task: { type: "continue", value: { card: CARD_ATTACHMENT } } },
      });
      expect(bot.turns).toHaveLength(1);
    },
  );

  it("gives dialogs the fallback of every Action.Execute", async () => {
    const data = { format: 1 };
    const fallback = { type: "Action.Submit", title: "Steps", data, associatedInputs: "none" } as const;
    const execute = { ...fallback, type: "Action.Execute", verb: "show", fallback } as const;
    const kept = STUB_REPLY.card.body;
    const body = [{ type: "ActionSet", actions: [execute] }, ...kept] as const;
    const card = { ...STUB_REPLY.card, body, actions: [execute] };
    const { receive } = createLocalChannel(createStubBot(() => Promise.resolve({ ...STUB_REPLY, card })));
    const answer = await receive({ ...readActivity("invoke-message-action"), ...local });
    expect(answer).toHaveProperty("body.task.value.card.content.actions", [fallback]);
    expect(answer).toHaveProperty("body.task.value.card.content.body", [
      { type: "ActionSet", actions: [fallback] },
      ...kept,
    ]);
    expect(card).toMatchObject({ actions: [execute], body: [{ actions: [execute] }, {}] });
  });

  it("ends the dialog with a sentence where there is no card", async () => {
    const notice = { kind: "notice", text: "Thank you.", outcome: "helped" } as const;
    const { receive } = createLocalChannel(createStubBot(() => Promise.resolve(notice)));
    const answer = await receive({ ...readActivity("invoke-dialog-action"), ...local });
    expect(answer).toHaveProperty("body", { task: { type: "message", value: "Thank you." } });
  });

  it("answers the search command with cards, ten at a time, and with a hint where nothing fits", async () => {
    const { bot, receive } = createLocalChannel();
    const pages: unknown[] = [];
    const found = { title: "Mailbox full", summary: "No room.", card: STUB_REPLY.card };
    bot.search = (words, locale, page) => {
      pages.push([words, locale, page]);
      return Promise.resolve(words === "" ? [] : [found]);
    };
    expect(await receive({ ...readActivity("invoke-search"), ...local })).toHaveProperty("body.composeExtension", {
      type: "result",
      attachmentLayout: "list",
      attachments: [
        {
          ...CARD_ATTACHMENT,
          preview: {
            contentType: "application/vnd.microsoft.card.thumbnail",
            content: { title: "Mailbox full", text: "No room." },
          },
        },
      ],
    });
    expect(await receive({ ...readActivity("invoke-search-initial"), ...local })).toHaveProperty(
      "body.composeExtension",
      { type: "message", text: stringsFor("en").messageAction.searchHint },
    );
    expect(pages).toEqual([
      ["mailbox full", "zh-CN", { skip: 0, most: 10 }],
      ["", "en", { skip: 0, most: 10 }],
    ]);
  });
});

describe("without credentials", () => {
  it.each([
    ["https://smba.example.com/emea/"],
    ["http://192.0.2.1/"],
    ["http://169.254.169.254/"],
    ["http://127.0.0.1@192.0.2.1/"],
    ["http://127.0.0.1.example.com/"],
    ["http://localhost.example.com/"],
    ["http://0.0.0.0/"],
    ["file:///etc/passwd"],
    ["127.0.0.1"],
    [""],
    [undefined],
    [5],
    [{ href: "http://127.0.0.1/" }],
  ])("refuses to post to %p", async (serviceUrl) => {
    const { bot, receive } = createLocalChannel();
    expect(await receive({ type: "message", text: "hi", serviceUrl })).toMatchObject({ kind: "refused", status: 400 });
    expect(bot.turns).toEqual([]);
  });

  it.each([["http://127.1:9/"], ["http://0x7f.1:9/"], ["http://[::1]:9/"], ["http://LOCALHOST:9/"]])(
    "takes %s for this machine",
    async (serviceUrl) => {
      const { bot, receive } = createLocalChannel();
      expect(await receive({ ...readActivity("invoke-execute"), serviceUrl })).toMatchObject({ kind: "answered" });
      expect(bot.turns).toHaveLength(1);
    },
  );
});
