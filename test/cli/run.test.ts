import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readKnowledge } from "../../src/knowledge";
import { KNOWLEDGE_DIRECTORY } from "../knowledge-base";
import { runCli } from "./run-cli";

const cli = (argv: readonly string[], stdin = "", now?: Date) =>
  runCli([...argv, "--knowledge", KNOWLEDGE_DIRECTORY], stdin, {}, now);

describe("diagnose", () => {
  it("prints the answer as text, with the proof and the registry file", async () => {
    const { code, stdout } = await cli(
      ["diagnose"],
      "TLS negotiation failed with error SocketError, exchange 2013 on 2008 r2",
    );
    expect(code).toBe(0);
    expect(stdout).toContain("TLS negotiation failed with error SocketError");
    expect(stdout).toContain('"Enabled"=dword:00000001');
  });

  it("prints the result as JSON", async () => {
    const { stdout } = await cli(
      ["diagnose", "--json", "-"],
      "TLS negotiation failed with error SocketError, exchange 2013 on 2008 r2",
    );
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "identified",
      problems: [{ id: "tls-1-0-1-1-disabled", confidence: "certain", evidence: [{ line: 1 }] }],
      facts: { replies: [] },
    });
  });

  it("answers in Chinese", async () => {
    expect((await cli(["diagnose", "--lang", "zh-CN"], "hello")).stdout).toContain("这看起来不是邮件错误");
  });

  it.each([
    ["identified", "TLS negotiation failed with error SocketError, exchange 2013 on 2008 r2", 0],
    ["unknown", "550 5.9.9 Something nobody has heard of", 4],
    ["unusable", "hello", 4],
  ])("exits by the kind of answer: %s", async (_, text, code) => {
    expect((await cli(["diagnose"], text)).code).toBe(code);
  });

  it("reads a file", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "medic-"));
    const file = path.join(folder, "case.txt");
    writeFileSync(file, "TLS negotiation failed with error SocketError, exchange 2013 on 2008 r2");
    expect((await cli(["diagnose", file])).code).toBe(0);
    rmSync(folder, { recursive: true });
  });
});

it("diagnose --jsonl answers every line and stops at none", async () => {
  const { code, stdout } = await cli(
    ["diagnose", "--jsonl"],
    [
      '{"id":1,"text":"TLS negotiation failed with error SocketError"}',
      "not json",
      "",
      '{"id":2}',
      '{"id":3,"file":"/nowhere"}',
      '{"id":4,"text":"hello"}',
      "[]",
    ].join("\n"),
  );
  expect(code).toBe(0);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: unknown; kind?: string; error?: string });
  expect(lines.map(({ id }) => id)).toEqual([1, null, 2, 3, 4, null]);
  expect(lines.map(({ error }) => error !== undefined)).toEqual([false, true, true, true, false, true]);
});

describe("bad use", () => {
  it.each([
    [["diagnose", "/no/such/file"], "/no/such/file: cannot be read"],
    [["diagnose", "--lang", "fr"], "permitted are en, zh-CN"],
    [["diagnose", "a", "b"], "One FILE at a time"],
    [["diagnose", "--windows", "the newest"], "give the release by its year"],
    [["diagnose", "--nonsense"], "--nonsense"],
    [["nonsense"], "no such command"],
    [["fix", "no-such-article"], "There is no article no-such-article"],
    [["fix", "tls-1-0-1-1-disabled", "--format", "exe"], "permitted are reg"],
    [["kb", "nonsense"], "kb check"],
  ])("%j says what is wrong and exits with 2", async (argv, message) => {
    const { code, stderr } = await cli(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

it("fix prints the registry file and its rollback", async () => {
  expect((await cli(["fix", "tls-1-0-1-1-disabled"])).stdout).toMatch(
    /^Windows Registry Editor Version 5\.00\r\n\r\n\[HKEY_LOCAL_MACHINE\\SYSTEM\\/u,
  );
  expect((await cli(["fix", "tls-1-0-1-1-disabled", "--format", "rollback-reg"])).stdout).toContain('"Enabled"=-\r\n');
});

it.each(["powershell", "rollback-powershell"])("fix prints the script: %s", async (format) => {
  const { code, stdout } = await cli(["fix", "tls-1-0-1-1-disabled", "--format", format]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^#Requires -Version 5\.1\r\n/u);
});

describe("registry state", () => {
  const key = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2";
  const text = `${key}\\Client\n    Enabled    REG_DWORD    0x1`;

  it("exits with 0, and prints what was found beside what is expected", async () => {
    const { code, stdout } = await cli(["diagnose", "--windows", "2008 R2"], text);
    expect(code).toBe(0);
    expect(stdout).toContain("Enabled Line 2 | REG_DWORD 0x1 | ✓ right");
    expect(stdout).toContain("DisabledByDefault | absent | – absent expected 0x0");
    expect(stdout).toContain("With Windows 2008 R2, TLS 1.2 stays off until all the values are set.");
  });

  it("is judged by the release that --jsonl gives for the case", async () => {
    const cases = ["2008 R2", "2016", undefined, null].map((windowsVersion, id) => ({ id, text, windowsVersion }));
    const { stdout } = await cli(["diagnose", "--jsonl"], cases.map((one) => JSON.stringify(one)).join("\n"));
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { registry: { overall: string } });
    expect(answers.map(({ registry }) => registry.overall)).toEqual(["not-ok", "ok", "undecided", "undecided"]);
  });

  it("a release that is no text is told, and stops nothing", async () => {
    const { stdout } = await cli(
      ["diagnose", "--jsonl"],
      `{"id":1,"text":"x","windowsVersion":2016}\n{"id":2,"text":"x"}`,
    );
    expect(stdout.trim().split("\n")).toHaveLength(2);
    expect(stdout).toContain('\\"windowsVersion\\" is not a string');
  });
});

it.each([
  ["lint", /^\d+ articles, 0 findings\n$/u],
  ["check", /^\d+ articles, \d+ texts, 0 findings\n$/u],
])("kb %s finds the knowledge base clean", async (command, clean) => {
  const { code, stdout } = await cli(["kb", command], "", lastReadDay());
  expect(stdout).toMatch(clean);
  expect(code).toBe(0);
});

/** The last day on which a source of the knowledge base was read: articles are kept from day to day, and the test is not. */
function lastReadDay(): Date {
  const { articles } = readKnowledge(KNOWLEDGE_DIRECTORY);
  const days = articles.flatMap(({ verifiedOn, references }) => [
    verifiedOn,
    ...references.map((one) => one.retrieved),
  ]);
  return new Date(`${days.sort().at(-1) ?? ""}T12:00:00Z`);
}
