import fc from "fast-check";
import { findingsOf, importFixture, importText, registryOf, stepsOf } from "./import-fixture";

const CLIENT =
  "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client";

function importRegistryText(text: string): ReturnType<typeof importText> {
  return importText(
    `---\nms.date: 01/02/2025\n---\n# Mail fails\n\nMail fails: '550 5.7.1 Refused'\n\nSet:\n\n${text}\n`,
  );
}

const messagesOf = (imported: ReturnType<typeof importText>): string[] =>
  imported.problems.map(({ message }) => message.replace(/^Registry value .*?: (?=it|one|blanks|no key|")/u, ""));

describe("a value that can be read", () => {
  it.each([
    ["as .reg files have it", `[${CLIENT}]\n"Enabled"=dword:00000001`, 1],
    ["with blanks around the equals sign", `[${CLIENT}]\n"Enabled" = dword:00000001`, 1],
    ["in capital hexadecimal digits", `[${CLIENT}]\n"Enabled"=dword:00000A00`, 2560],
    ["with fewer digits, which an import accepts", `[${CLIENT}]\n"Enabled"=dword:1`, 1],
    ["in one line, in bold type", `[${CLIENT}] **"Enabled"=dword:00000001**`, 1],
    ["in a code block", `\`\`\`\n[${CLIENT}]\n"Enabled"=dword:00000001\n\`\`\``, 1],
    ["with character references", `[${CLIENT}] &quot;Enabled&quot;=dword:00000001`, 1],
    ["below a key on a line of its own", `${CLIENT}\n\n"Enabled"=dword:00000001`, 1],
    ["below a labelled key", `- Path: ${CLIENT}\n- "Enabled"=dword:00000001`, 1],
    ["below a key in backticks", `Under \`${CLIENT}\` set "Enabled"=dword:00000001.`, 1],
    [
      "with Markdown escapes in its key",
      `[${CLIENT.replaceAll("\\", "\\\\").replaceAll("_", "\\_")}]\n"Enabled"=dword:00000001`,
      1,
    ],
    [
      "with the hive's short name outside of brackets",
      `\`${CLIENT.replace("HKEY_LOCAL_MACHINE", "HKLM:")}\`: "Enabled"=dword:00000001`,
      1,
    ],
  ])("%s is taken", (_, text, data) => {
    const imported = importRegistryText(text);
    expect(findingsOf(imported)).toEqual([]);
    expect(stepsOf(imported).find(({ kind }) => kind === "registry")).toMatchObject({
      keys: [{ path: CLIENT, values: [{ name: "Enabled", type: "REG_DWORD", data }] }],
    });
  });
});

describe("a value that is damaged", () => {
  it.each([
    ["nine digits", '"Enabled"=dword:000000001', "it has 9 digits, not 8."],
    ["ten digits", '"Enabled"=dword:0000000001', "it has 10 digits, not 8."],
    ["a full-width colon", '"Enabled"=dword：00000001', 'its colon is "：", not ":".'],
    ["no colon", '"Enabled"=dword00000001', "its colon is missing."],
    ["no quotes", "Enabled=dword:00000001", "its name stands without quotes."],
    ["one quote", 'Enabled"=dword:00000001', "one of its quotes is missing."],
    ["other quotes", "“Enabled”=dword:00000001", "its quotes are “ ”, not straight ones."],
    ["a translated type", '"Enabled"=双字:00000001', 'its type is "双字", not dword.'],
    ["an upper-case type", '"Enabled"=DWORD:00000001', 'its type is "DWORD", not dword.'],
    ["no type", '"Enabled"=00000001', "its type is missing; its colon is missing."],
    ["a full-width equals sign", '"Enabled"＝dword:00000001', "its equals sign is a full-width one."],
    ["full-width digits", '"Enabled"=dword:００００００００', '"００００００００" is no hexadecimal number.'],
    ["a letter among the digits", '"Enabled"=dword:0000000l', '"0000000l" is no hexadecimal number.'],
    [
      "the number as a program writes it",
      '"Enabled"=dword:0x00000001',
      '"0x00000001" is no hexadecimal number; it has 10 digits, not 8.',
    ],
    ["blanks around the colon", '"Enabled"=dword: 00000001', "blanks stand around its colon."],
    ["no number", '"Enabled"=dword:', "it has no number."],
    ["a text in place of a number", '"Enabled"="1"', "it is no dword, the one type an article takes."],
  ])("%s is reported and not taken", (_, value, message) => {
    const imported = importRegistryText(`[${CLIENT}]\n${value}`);
    expect(messagesOf(imported)).toEqual([message]);
    expect(imported.problems[0]).toMatchObject({ line: 11, column: 1, rule: "registry-text", severity: "error" });
    expect(registryOf(imported)).toEqual([]);
    expect(JSON.stringify(stepsOf(imported))).toContain("cannot be read there");
  });

  it.each([
    [
      "translated",
      CLIENT.replace("Client", "客户端"),
      'its part "客户端" is translated or damaged; "客户端" is neither Client nor Server.',
    ],
    ["with a translated side", CLIENT.replace("Client", "Klient"), '"Klient" is neither Client nor Server.'],
    ["with a decimal comma", CLIENT.replace("1.2", "1,2"), '"TLS 1,2" is no protocol key of Schannel.'],
    ["with blanks", CLIENT.replace("\\Client", " \\ Client"), "it has blanks around a backslash."],
    [
      "with slashes",
      CLIENT.replace("\\Client", "/Client"),
      'it has slashes in place of backslashes; "TLS 1.2/Client" is no protocol key of Schannel.',
    ],
    [
      "of another set",
      CLIENT.replace("CurrentControlSet", "ControlSet001"),
      "it names ControlSet001; the set in use is CurrentControlSet.",
    ],
    ["without Protocols", CLIENT.replace("\\Protocols", ""), 'the part Protocols is missing before "TLS 1.2".'],
    [
      "of another hive",
      CLIENT.replace("LOCAL_MACHINE", "CURRENT_USER"),
      'its hive is "HKEY_CURRENT_USER", not HKEY_LOCAL_MACHINE.',
    ],
    [
      "with the hive's short name",
      CLIENT.replace("HKEY_LOCAL_MACHINE", "HKLM"),
      'its hive is "HKLM", not HKEY_LOCAL_MACHINE.',
    ],
    [
      "without its last backslash",
      "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft.NETFramework\\v4.0.30319",
      "the backslash before .NETFramework is missing.",
    ],
    ["to be deleted", `-${CLIENT}`, "the minus sign would delete it."],
  ])("a key %s is reported, and its value not taken", (_, key, message) => {
    const imported = importRegistryText(`[${key}]\n"Enabled"=dword:00000001`);
    expect(imported.problems.map((problem) => problem.message)).toEqual([
      `The key ${key} is damaged: ${message}`,
      'Registry value "Enabled"=dword:00000001: its key is damaged.',
    ]);
    expect(registryOf(imported)).toEqual([]);
  });

  it("on the wrong key, under the cause, or with two numbers is not taken", () => {
    const imported = importFixture("registry-traps.md");
    expect(registryOf(imported)).toEqual(["TLS 1.2\\Server\\Enabled=1"]);
    expect(findingsOf(imported).map((line) => line.split(" ", 1)[0])).toEqual([
      "6:3",
      "16:1",
      "23:1",
      "25:1",
      "26:1",
      "28:1",
      "29:1",
      "33:1",
      "36:47",
    ]);
    const twice = importRegistryText(`[${CLIENT}]\n"Enabled"=dword:00000001\n\n[${CLIENT}]\n"Enabled"=dword:00000000`);
    expect(findingsOf(twice)).toHaveLength(2);
    expect(registryOf(twice)).toEqual([]);
  });

  it("without a key is not taken, nor is one whose key ends somewhere in a sentence", () => {
    expect(messagesOf(importRegistryText('"Enabled"=dword:00000001'))).toEqual(["no key stands before it."]);
    const imported = importRegistryText(`Go to ${CLIENT} and set "Enabled"=dword:00000001.`);
    expect(registryOf(imported)).toEqual([]);
    expect(imported.problems[0]?.message).toContain("where it ends cannot be told");
  });
});

describe("two languages", () => {
  const imported = importFixture("damage-in-both.md");

  it("give each value from the one that can be read, the English first", () => {
    expect(registryOf(imported)).toEqual([
      "TLS 1.2\\Client\\DisabledByDefault=0",
      "TLS 1.2\\Client\\Enabled=1",
      "TLS 1.2\\Server\\Enabled=1",
    ]);
  });

  it("are reported where they are damaged or differ, and say what was taken", () => {
    const lines = imported.problems.slice(1).map(({ message, help }) => `${message} ${help}`);
    expect(lines).toEqual([
      'Registry value "Enabled"=dword:00000000: the languages differ. The English text has dword:00000001, which was taken. Check it against another source.',
      "Registry value DisabledByDefault=dword:00000000: its name stands without quotes. The English text is damaged too.",
      'Registry value "DisabledByDefault"=dword:000000000: it has 9 digits, not 8. The text beside it has "DisabledByDefault"=dword:00000000, which was taken. Check it against another source.',
      'Registry value "DisabledByDefault"=dword:0000O000: "0000O000" is no hexadecimal number. No readable rendering of it stands in the file, so it was left out. Look it up, and type it into the draft by hand.',
    ]);
  });

  it("leave a mark in the step, so that the draft cannot be published unread", () => {
    expect(stepsOf(imported).find(({ kind }) => kind === "registry")?.text.en).toBe(
      "Set these values. TODO: the registry text of the source is damaged: the languages differ in Enabled: check which number is right; DisabledByDefault cannot be read there.",
    );
  });
});

it("reads back every value that is written as .reg files have it, and no value with more digits", () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/u);
  fc.assert(
    fc.property(name, fc.nat(0xffffffff), fc.integer({ min: 8, max: 12 }), (valueName, data, digits) => {
      const text = `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"${valueName}"=dword:${data.toString(16).padStart(digits, "0")}`;
      expect(registryOf(importRegistryText(text))).toEqual(
        digits === 8 ? [`SOFTWARE\\Contoso\\${valueName}=${data}`] : [],
      );
    }),
  );
});
