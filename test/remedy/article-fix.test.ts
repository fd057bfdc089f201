import { readPaste } from "../../src/paste";
import {
  checkCommandsOf,
  checkRegistry,
  registryKeysOf,
  setsAllOfTls12,
  TLS12_KEYS,
  toFixFile,
  toFixText,
} from "../../src/remedy";
import { servedKnowledge } from "../knowledge-base";
import { parseReg, parseScript } from "./parse-renderings";

const ARTICLES = [...servedKnowledge().articles.values()].filter((article) => registryKeysOf(article).length > 0);

it("there are articles with a registry step", () => {
  expect(ARTICLES.map(({ id }) => id)).toContain("tls-1-0-1-1-disabled");
});

describe.each(ARTICLES.map((article) => [article.id, article] as const))("%s", (id, article) => {
  const keys = registryKeysOf(article);
  const filled = keys.filter(({ values }) => values.length > 0);

  it("reads back from its registry file as the typed data", () => {
    expect(parseReg(toFixText(article, "reg") ?? "")).toEqual(keys);
  });

  it("reads back from both scripts as the typed data", () => {
    expect(parseScript(toFixText(article, "powershell") ?? "")).toEqual(filled);
    expect(parseScript(toFixText(article, "rollback-powershell") ?? "")).toEqual(filled);
  });

  it("has a rollback that names every value it sets, and nothing else", () => {
    const named = (toFixText(article, "rollback-reg") ?? "").match(/^\[.*\]\r$|^".*"=-\r$/gmu);
    expect(named).toEqual(
      filled.flatMap(({ path, values }) => [`[${path}]\r`, ...values.map(({ name }) => `"${name}"=-\r`)]),
    );
  });

  it("is found right by the product's own check where it sets TLS 1.2", async () => {
    const { registry } = await readPaste(toFixFile(article, "reg")?.bytes ?? "");
    if (checkCommandsOf(article).length === 0) {
      expect(id).toBe("tls13-enabled-on-old-exchange");
      return;
    }
    const values = registry === undefined ? [] : checkRegistry(registry, undefined).values;
    const set = filled.flatMap((key) => key.values).length;
    expect(values.filter(({ verdict }) => verdict === "correct")).toHaveLength(set);
    expect(values.every(({ verdict }) => verdict === "correct" || verdict === "missing")).toBe(true);
  });

  it.each([
    ["reg", "text/x-ms-regedit; charset=utf-16le", [0xff, 0xfe]],
    ["ps1", "application/x-powershell; charset=utf-8", [0xef, 0xbb, 0xbf]],
    ["rollback.reg", "text/x-ms-regedit; charset=utf-16le", [0xff, 0xfe]],
    ["rollback.ps1", "application/x-powershell; charset=utf-8", [0xef, 0xbb, 0xbf]],
  ])("is a file: %s", (extension, contentType, mark) => {
    const file = toFixFile(article, extension);
    expect(file).toMatchObject({ name: `${id}.${extension}`, contentType });
    expect([...(file?.bytes.subarray(0, mark.length) ?? [])]).toEqual(mark);
  });

  it.each(["exe", "__proto__", "constructor", ""])("is no file: %j", (extension) => {
    expect(toFixFile(article, extension)).toBeUndefined();
  });
});

it("asks for both sides at once, and for every other key it sets", () => {
  const commandsOf = (id: string): string[] =>
    ARTICLES.filter((article) => article.id === id).flatMap((article) =>
      checkCommandsOf(article).map(({ text }) => text),
    );
  const tls12 =
    'reg.exe query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2" /s';
  expect(commandsOf("tls-1-0-1-1-disabled")).toEqual([tls12]);
  expect(commandsOf("freebusy-dotnet-tls")).toEqual([
    'reg.exe query "HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319"',
    'reg.exe query "HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework\\v4.0.30319"',
    tls12,
  ]);
  // The check knows TLS 1.2 only.
  expect(commandsOf("tls13-enabled-on-old-exchange")).toEqual([]);
});

it("knows which keys set all of TLS 1.2", () => {
  expect(setsAllOfTls12(TLS12_KEYS)).toBe(true);
  expect(setsAllOfTls12(TLS12_KEYS.slice(1))).toBe(false);
  expect(setsAllOfTls12(TLS12_KEYS.map((key) => ({ ...key, values: key.values.slice(1) })))).toBe(false);
});
