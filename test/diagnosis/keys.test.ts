import fc from "fast-check";
import { buildKeyTable, keyOf, openKeys, type KeyCondition } from "../../src/diagnosis/keys";
import type { Paste } from "../../src/paste";
import { readPaste } from "../../src/paste";
import { showPlainly } from "./plain-keys";

/** The keys of these conditions that a paste holds, with the line that shows each. */
function findKeys(conditions: readonly KeyCondition[], paste: Paste): Record<string, number | undefined> {
  const keys = conditions.map(keyOf);
  const found = openKeys(buildKeyTable(keys))(paste);
  return Object.fromEntries(Array.from(found, ([key, show]) => [keys[key] ?? "", show()?.line]));
}

describe("status codes", () => {
  it.each([
    ["5.7.606", ["5.7.606", "X.7.606", "X.7.500-699", "5.7.606-606"]],
    ["4.7.500", ["X.7.500-699", "4.7.500"]],
    ["4.7.699", ["X.7.500-699"]],
  ])("finds for %s every key that asks for it", async (code, asked) => {
    const conditions = asked.map((enhancedCode) => ({ enhancedCode }));
    const paste = await readPaste(`Delivery failed:\n550 ${code} Access denied`);
    expect(findKeys(conditions, paste)).toEqual(Object.fromEntries(asked.map((key) => [`enhancedCode ${key}`, 2])));
  });

  it("finds no key that asks for another class, subject or detail", async () => {
    const asked = ["4.7.606", "5.6.606", "5.7.60", "5.7.6", "X.7.607-699", "X.7.500-605", "4.7.500-699", "X.8.606"];
    const paste = await readPaste("550 5.7.606 Access denied");
    expect(
      findKeys(
        asked.map((enhancedCode) => ({ enhancedCode })),
        paste,
      ),
    ).toEqual({});
  });

  it("takes 5.7.01 for 5.7.1, and not for 5.7.10", async () => {
    const paste = await readPaste("550 5.7.01 Unable to relay");
    const asked = ["5.7.1", "5.7.001", "5.7.10"].map((enhancedCode) => ({ enhancedCode }));
    expect(findKeys(asked, paste)).toEqual({ "enhancedCode 5.7.1": 1, "enhancedCode 5.7.001": 1 });
  });

  it("shows the first of several replies with one code", async () => {
    const paste = await readPaste("451 4.4.0 DNS query failed\n\n450 4.4.7 Message delayed\n\n451 4.4.0 again");
    const [first] = paste.facts.replies.filter(({ enhancedCode }) => enhancedCode === "4.4.0");
    expect(findKeys([{ enhancedCode: "4.4.0" }], paste)).toEqual({ "enhancedCode 4.4.0": first?.line });
  });
});

describe("hosts", () => {
  const text = "Connection to mail.eu.contoso.com failed\n550 5.7.1 Unable to relay";

  it.each(["mail.eu.contoso.com", "*.eu.contoso.com", "*.contoso.com"])("finds %s by name or domain", async (host) => {
    expect(findKeys([{ remoteHost: host }], await readPaste(text))).toEqual({ [`remoteHost ${host}`]: 1 });
  });

  it.each(["contoso.com", "eu.contoso.com", "*.mail.eu.contoso.com", "*.us.contoso.com", "*.toso.com"])(
    "does not find %s",
    async (host) => {
      expect(findKeys([{ remoteHost: host }], await readPaste(text))).toEqual({});
    },
  );
});

it("finds reply codes, sources and facts, and none that the paste does not hold", async () => {
  const paste = await readPaste("Remote Server returned '550 5.1.1 User unknown'");
  const held = [...paste.sources].map((source): KeyCondition => ({ source }));
  const asked: KeyCondition[] = [{ replyCode: 550 }, { replyCode: 551 }, ...held, { source: "sendLog" }];
  expect(Object.keys(findKeys([...asked, { fact: "registry-tls12-off" }], paste))).toEqual([
    "replyCode 550",
    ...[...paste.sources].map((source) => `source ${source}`),
  ]);
});

it("finds what comparing each key with everything finds", async () => {
  const digits = fc.integer({ min: 0, max: 12 });
  const code = fc
    .tuple(fc.constantFrom("2", "4", "5", "X"), digits, digits, fc.option(fc.integer({ min: 0, max: 12 })))
    .map(([wantedClass, subject, low, length]) => ({
      enhancedCode: `${wantedClass}.${subject}.${low}${length === null ? "" : `-${low + length}`}`,
    }));
  const label = fc.constantFrom("a", "b", "mail");
  const host = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join(".")}.example.com`);
  const wanted = fc
    .tuple(host, fc.boolean())
    .map(([name, isDomain]) => ({ remoteHost: isDomain ? `*.${name}` : name }));
  const reply = fc
    .tuple(fc.constantFrom("4", "5"), digits, digits)
    .map(([first, ...rest]) => [first, ...rest].join("."));
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.oneof(code, wanted), { selector: keyOf, maxLength: 12 }),
      fc.array(fc.tuple(reply, host), { minLength: 1, maxLength: 3 }),
      async (conditions, lines) => {
        const paste = await readPaste(lines.map(([found, name]) => `${name} said: 550 ${found} no`).join("\n\n"));
        const plainly = conditions.map(keyOf).flatMap((key): [string, number | undefined][] => {
          const show = showPlainly(key, paste);
          return show === undefined ? [] : [[key, show()?.line]];
        });
        expect(findKeys(conditions, paste)).toEqual(Object.fromEntries(plainly));
      },
    ),
  );
});
