import { createMemoryClaims } from "../../src/channel/activity-claims";
import { toTurnKey, toVoiceKey } from "../../src/channel/turn-keys";

const activity = (id: unknown, more: object = {}) => ({ type: "message", id, conversation: { id: "a:1" }, ...more });

describe("the name of a turn", () => {
  it("is made of type, conversation, id and text", () => {
    const key = toTurnKey(activity("1", { text: "a" }));
    expect(toTurnKey(activity("1", { text: "a", locale: "zh-CN" }))).toBe(key);
    const others = [
      activity("2", { text: "a" }),
      activity("1", { text: "b" }),
      activity("1", { text: "a", type: "invoke" }),
      activity("1", { text: "a", conversation: { id: "a:2" } }),
      // Where the text begins cannot be mistaken.
      activity('1"]a'),
      activity("1", { text: '"]a' }),
    ].map(toTurnKey);
    expect(new Set([key, ...others]).size).toBe(7);
  });

  it.each([undefined, null, "", 5, {}, []])("is not there with the id %j", (id) => {
    expect(toTurnKey(activity(id))).toBeUndefined();
  });
});

describe("the name of a voice", () => {
  const press = (more: object = {}) => activity("1", { from: { id: "29:1" }, replyToId: "7", ...more });

  it("is the same for every press of a user on a message, and tells neither", () => {
    const key = toVoiceKey(press());
    expect(toVoiceKey({ ...press({ text: "x" }), id: "2", type: "invoke" })).toBe(key);
    expect(key).not.toContain("29:1");
    const others = [press({ from: { id: "29:2" } }), press({ replyToId: "8" }), press({ conversation: { id: "a:2" } })];
    expect(new Set([key, ...others.map(toVoiceKey)]).size).toBe(4);
  });

  it.each([{ from: undefined }, { from: { id: 5 } }, { replyToId: undefined }, { replyToId: "" }])(
    "is not there with %j",
    (more) => {
      expect(toVoiceKey(press(more))).toBeUndefined();
    },
  );
});

describe("claims of one process", () => {
  it("are given once, and again when they were given back", async () => {
    const claims = createMemoryClaims();
    expect([await claims.claim("1"), await claims.claim("1"), await claims.claim("2")]).toEqual([true, false, true]);
    claims.release("1");
    expect([await claims.claim("1"), await claims.claim("2")]).toEqual([true, false]);
  });

  it("are as many as they may be, and the oldest is forgotten", async () => {
    const claims = createMemoryClaims(3);
    for (const key of ["1", "2", "3", "4"]) await claims.claim(key);
    expect([await claims.claim("2"), await claims.claim("1")]).toEqual([false, true]);
  });
});
