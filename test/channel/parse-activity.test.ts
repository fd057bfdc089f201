import { parseActivity } from "../../src/channel/parse-activity";
import { readActivity } from "../fixtures/activities/read-activity";

describe("recorded activities", () => {
  it("reads a message with its HTML", () => {
    expect(parseActivity(readActivity("message-personal"))).toEqual({
      kind: "turn",
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
      kind: "turn",
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
        kind: "turn",
        turn: { kind: "action", data: { verb: "steps", article: "socket-error" }, locale: "zh-CN", scope: "group" },
      },
    ],
    ["conversation-update-welcome", { kind: "turn", turn: { kind: "welcome", locale: "zh-CN", scope: "personal" } }],
    ["conversation-update-member", { kind: "ignored" }],
    ["installation-update", { kind: "ignored" }],
    [
      "invoke-execute",
      { kind: "execute", turn: { kind: "action", data: { article: "socket-error" }, locale: "en", scope: "personal" } },
    ],
    ["invoke-feedback", { kind: "acknowledge" }],
    ["invoke-unknown", { kind: "unsupported" }],
  ])("reads %s", (name, expected) => {
    expect(parseActivity(readActivity(name))).toEqual(expected);
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
        expect(["turn", "execute", "acknowledge", "unsupported", "ignored"]).toContain(
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
      kind: "turn",
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
    expect(parsed).toMatchObject({ kind: "turn", turn: { kind: "welcome" } });
  });
});
