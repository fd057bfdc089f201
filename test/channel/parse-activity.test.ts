import { parseActivity } from "../../src/channel/parse-activity";
import { readActivity } from "../fixtures/activities/read-activity";

describe("recorded activities", () => {
  it("reads a message with its HTML", () => {
    expect(parseActivity(readActivity("message-personal"))).toEqual({
      kind: "message",
      files: [],
      turn: {
        kind: "message",
        text: '4.4.2 Error encountered while communicating with primary target IP address: "421 4.4.2 Connection dropped due to SocketError."',
        html: '<div><div itemprop="copy-paste-block">4.4.2 Error encountered while communicating with primary target IP address:<br>\n&quot;421 4.4.2 Connection dropped due to SocketError.&quot;</div></div>',
        locale: "en",
        scope: "personal",
        userId: "11111111-1111-1111-1111-111111111111",
      },
    });
  });

  it("takes the bot's mentions out of text and HTML and the locale from clientInfo", () => {
    expect(parseActivity(readActivity("message-channel-mention"))).toEqual({
      kind: "message",
      files: [],
      turn: {
        kind: "message",
        text: "550 5.7.1 Unable to relay Adele Vance please look \n",
        html: "<div>&nbsp;550 5.7.1 Unable to relay Adele Vance please look</div>",
        locale: "zh-CN",
        scope: "channel",
      },
    });
  });

  it.each([
    [
      "action-submit",
      {
        kind: "submit",
        turn: { kind: "action", data: { verb: "steps", article: "socket-error" }, locale: "zh-CN", scope: "group" },
      },
    ],
    ["conversation-update-welcome", { kind: "welcome", turn: { kind: "welcome", locale: "zh-CN", scope: "personal" } }],
    ["conversation-update-member", { kind: "ignored" }],
    ["installation-update", { kind: "ignored" }],
    [
      "invoke-execute",
      { kind: "execute", turn: { kind: "action", data: { article: "socket-error" }, locale: "en", scope: "personal" } },
    ],
    ["invoke-feedback", { kind: "feedback", reaction: "like" }],
    [
      "invoke-message-action",
      {
        kind: "diagnose-message",
        turn: {
          kind: "message",
          text: "",
          html: "<div><div>Any idea?<br>\n421 4.4.2 Connection dropped due to SocketError</div></div>",
          locale: "en",
          scope: "personal",
          userId: "11111111-1111-1111-1111-111111111111",
        },
      },
    ],
    ["invoke-search", { kind: "search", words: "mailbox full", locale: "zh-CN", skip: 0 }],
    ["invoke-search-initial", { kind: "search", words: "", locale: "en", skip: 0 }],
    ["message-edit", { kind: "ignored" }],
    ["message-delete", { kind: "ignored" }],
    ["message-reaction", { kind: "ignored" }],
    ["installation-remove", { kind: "ignored" }],
    ["typing", { kind: "ignored" }],
    ["invoke-unknown", { kind: "unsupported" }],
  ])("reads %s", (name, expected) => {
    expect(parseActivity(readActivity(name))).toEqual(expected);
  });
});

describe("what comes with a message", () => {
  it("is a file with its signed address", () => {
    expect(parseActivity(readActivity("message-file"))).toMatchObject({
      kind: "message",
      turn: { text: "", locale: "zh-CN" },
      files: [
        { kind: "download", name: "SEND20261102-1.LOG", url: expect.stringContaining("tempauth=signed") as string },
      ],
    });
  });

  it.each([
    ["message-group-file", "elsewhere"],
    ["message-picture", "picture"],
  ])("is told apart: %s", (name, kind) => {
    expect(parseActivity(readActivity(name))).toMatchObject({ kind: "message", files: [{ kind }] });
  });

  it("is no file when it is a card or HTML", () => {
    const attachments = [
      { contentType: "application/vnd.microsoft.card.adaptive", content: {} },
      { contentType: "text/html", content: "<p>hi</p>" },
      { contentType: 5 },
    ];
    expect(parseActivity({ type: "message", text: "hi", attachments })).toMatchObject({ files: [] });
  });

  it("is at most three files", () => {
    const attachments = Array.from({ length: 50 }, () => ({ contentType: "image/png" }));
    expect(parseActivity({ type: "message", attachments })).toHaveProperty("files.length", 3);
  });
});

describe("message actions", () => {
  it("read the subject of a message that Outlook hosts, and its locale", () => {
    expect(parseActivity(readActivity("invoke-message-action-outlook"))).toMatchObject({
      kind: "diagnose-message",
      turn: { text: "Undeliverable: offer", html: expect.stringContaining("550 5.2.2") as string },
    });
    const { locale, ...invoke } = readActivity("invoke-message-action-outlook");
    expect(locale).toBeUndefined();
    expect(parseActivity(invoke)).toMatchObject({ turn: { locale: "zh-CN" } });
  });

  it("read a plain body below its subject", () => {
    const value = {
      commandId: "diagnoseMessage",
      messagePayload: { subject: "Undeliverable", body: { contentType: "text", content: "550 5.1.1" } },
    };
    expect(parseActivity({ type: "invoke", name: "composeExtension/fetchTask", value })).toMatchObject({
      turn: { text: "Undeliverable\n550 5.1.1" },
    });
  });

  it("pass the data of the dialog's buttons on, unread", () => {
    expect(parseActivity(readActivity("invoke-dialog-action"))).toMatchObject({
      kind: "dialog-action",
      turn: { kind: "action", data: { verb: "show", article: "mailbox-full" } },
    });
  });

  it.each(["composeExtension/fetchTask", "composeExtension/submitAction", "composeExtension/query"])(
    "do not take another command of %s for ours",
    (name) => {
      for (const value of [undefined, null, 5, {}, { commandId: "other" }, { commandId: ["diagnoseMessage"] }]) {
        expect(parseActivity({ type: "invoke", name, value })).toEqual({ kind: "unsupported" });
      }
    },
  );

  it.each([
    [{ queryOptions: { skip: 20 } }, 20],
    [{ queryOptions: { skip: -1 } }, 0],
    [{ queryOptions: { skip: "20" } }, 0],
    [{ queryOptions: { skip: 1e300 } }, 0],
    [{ queryOptions: null }, 0],
  ])("read the place in the list from %j", (more, skip) => {
    const value = { commandId: "searchArticles", parameters: [{ name: "words", value: "tls" }], ...more };
    expect(parseActivity({ type: "invoke", name: "composeExtension/query", value })).toMatchObject({ skip });
  });
});

describe("hostile activities", () => {
  const strange = [undefined, null, 5, true, "x", [], {}, [null], [[]], { id: {} }, [{ type: "mention" }]];
  const fields = [
    "id", "name", "text", "entities", "attachments", "locale", "conversation", "recipient", "from", "value", "membersAdded",
    "channelData", "serviceUrl", "channelId", "deliveryMode", "timestamp",
  ]; // prettier-ignore

  it.each(fields)("reads any value of %s without throwing", (field) => {
    for (const type of ["message", "conversationUpdate", "invoke", "typing", "event"]) {
      for (const value of strange) {
        expect(["message", "welcome", "submit", "execute", "feedback", "unsupported", "ignored"]).toContain(
          parseActivity({ type, [field]: value }).kind,
        );
      }
    }
  });

  it.each([
    [undefined],
    [null],
    [5],
    ["message"],
    [[]],
    [{}],
    [{ type: 5 }],
    [{ type: "typing" }],
    [{ type: "__proto__" }],
  ])("ignores %j", (activity) => {
    expect(parseActivity(activity)).toEqual({ kind: "ignored" });
  });

  it.each([
    ["text as a number", { text: 5 }, ""],
    ["text as an object", { text: { a: 1 } }, ""],
    ["no text", {}, ""],
  ])("reads %s as an empty message", (_name, fieldsOfIt, text) => {
    expect(parseActivity({ type: "message", ...fieldsOfIt })).toEqual({
      kind: "message",
      files: [],
      turn: { kind: "message", text, locale: "en", scope: "personal" },
    });
  });

  it("prefers the text when a value comes with it", () => {
    expect(parseActivity({ type: "message", text: "hello", value: { a: 1 } })).toMatchObject({
      turn: { kind: "message", text: "hello" },
    });
  });

  it.each([
    [{ membersAdded: [{ id: "" }], recipient: { id: "" } }],
    [{ membersAdded: [{}], recipient: {} }],
    [{ membersAdded: [{ id: "28:bot" }] }],
  ])("welcomes nobody when the bot is not named: %j", (update) => {
    expect(parseActivity({ type: "conversationUpdate", ...update })).toEqual({ kind: "ignored" });
  });

  it("welcomes once when the bot is listed twice", () => {
    const bot = { id: "28:bot" };
    const parsed = parseActivity({ type: "conversationUpdate", membersAdded: [bot, bot], recipient: bot });
    expect(parsed).toMatchObject({ kind: "welcome" });
  });
});
