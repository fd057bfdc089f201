import { KnownCallers } from "../../src/channel/known-callers";
import { encode } from "./token-issuer";

const signInOf = (token: number, kid = "k1") => ({
  authorization: `Bearer ${encode({ kid })}.${token}.x`,
  channelId: "msteams",
  serviceUrl: "https://smba.example.com/",
});

it("keeps a thousand, and forgets whom it has not met the longest", () => {
  const callers = new KnownCallers<number>(() => 0);
  for (let token = 0; token < 1000; token += 1) callers.beginCheck(signInOf(token))(token, 1);
  expect(callers.find(signInOf(0))).toBe(0);
  callers.beginCheck(signInOf(1000))(1000, 1);
  expect([0, 1, 2, 1000].map((token) => callers.find(signInOf(token)))).toEqual([0, undefined, 2, 1000]);
});

it("keeps nobody whose check began before the keys changed", () => {
  const callers = new KnownCallers<number>(() => 0);
  callers.beginCheck(signInOf(1))(1, 1);
  const keep = callers.beginCheck(signInOf(2));
  callers.beginCheck(signInOf(3, "k2"))(3, 1);
  keep(2, 1);
  expect([1, 2, 3].map((token) => callers.find(signInOf(token, token === 3 ? "k2" : "k1")))).toEqual([
    undefined,
    undefined,
    3,
  ]);
});

it("keeps nobody whose token names no key", () => {
  const callers = new KnownCallers<number>(() => 0);
  const signIn = { ...signInOf(1), authorization: `Bearer ${encode({})}.x.x` };
  callers.beginCheck(signIn)(1, 1);
  expect(callers.find(signIn)).toBeUndefined();
});

it.each<[string, object]>([
  ["channel", { channelId: "webchat" }],
  ["service", { serviceUrl: "https://smba.example.com/emea/" }],
  ["token", { authorization: signInOf(2).authorization }],
])("knows nobody by another %s", (_, other) => {
  const callers = new KnownCallers<number>(() => 0);
  callers.beginCheck(signInOf(1))(1, 1);
  expect(callers.find({ ...signInOf(1), ...other })).toBeUndefined();
  expect(callers.find(signInOf(1))).toBe(1);
});
