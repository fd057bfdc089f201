import { createChannel } from "../../src/channel";
import { parsePlace, toPlace } from "../../src/channel/place";
import { readActivity } from "../fixtures/activities/read-activity";
import { createRecordingLog } from "./recording-log";
import { createStubBot, STUB_REPLY } from "./stub-bot";

const channelActivity = readActivity("message-channel-mention");

describe("a place", () => {
  it("is a channel without its thread, and holds nobody", () => {
    const place = toPlace(channelActivity) ?? "";
    expect(place).not.toMatch(/29:|Alex|Adele|messageid/u);
    expect(parsePlace(place)).toEqual({
      locale: "zh-CN",
      reference: {
        serviceUrl: "https://smba.example.com/emea/",
        channelId: "msteams",
        bot: { id: "28:33333333-3333-3333-3333-333333333333", name: "" },
        conversation: {
          id: "19:channel@thread.tacv2",
          name: "",
          isGroup: true,
          conversationType: "channel",
          tenantId: "22222222-2222-2222-2222-222222222222",
        },
      },
    });
  });

  it.each([
    ["a personal chat", readActivity("message-personal")],
    ["an activity without a service", { ...channelActivity, serviceUrl: 5 }],
    ["an activity without a conversation", { ...channelActivity, conversation: { conversationType: "channel" } }],
    ["nothing", {}],
  ])("is not %s", (_, activity) => {
    expect(toPlace(activity)).toBeUndefined();
  });

  it.each(["", "{", "null", "[]", '{"serviceUrl":"x","conversationId":"y"}', '{"serviceUrl":"https://x/"}'])(
    "is not read from %j",
    (text) => {
      expect(parsePlace(text)).toBeUndefined();
    },
  );
});

it.each([
  ["what is no place", "no place"],
  ["another machine while nobody's sign-in is checked", toPlace(channelActivity) ?? ""],
])("nothing is posted to %s", async (_, place) => {
  const log = createRecordingLog();
  const channel = createChannel({
    bot: createStubBot(),
    credentials: undefined,
    log,
    download: { isPermitted: () => false },
  });
  expect(await channel.post(place, () => STUB_REPLY)).toBe(false);
  expect(channel.counts).toMatchObject({ delivered: 0, failedDeliveries: 0 });
  expect(log.lines.join("\n")).toMatch(/post\.refused/u);
});
