import { diagnose, toResult } from "../../src/diagnosis";
import { readPaste } from "../../src/paste";
import { BASE } from "../registry-cases";
import { diagnoseText, resultFor, servedKnowledge } from "../knowledge-base";

const query = (enabled: string): string =>
  ["Client", "Server"]
    .map(
      (side) => `${BASE}\\${side}\n    DisabledByDefault    REG_DWORD    0x0\n    Enabled    REG_DWORD    ${enabled}`,
    )
    .join("\n\n");
const OFF = query("0x0");
const ON = query("0x1");
const LOG_LINE =
  "2024-05-02T08:11:09.101Z,Internet,08DC6A,12,192.0.2.10:51234,198.51.100.5:25,*,,TLS protocol SP_PROT_TLS1_2_CLIENT negotiation succeeded using bulk encryption algorithm CALG_AES_256";

describe("registry state and nothing else is checked", () => {
  it.each([
    ["switched off", OFF, "not-ok", ["tls-1-0-1-1-disabled"]],
    ["right", ON, "ok", []],
    ["with a question", `${ON}\n\nis TLS 1.2 enabled now? all good?`, "ok", []],
    ["of an old server", `${ON}\n\nexchange 2010 on windows 2008 r2`, "ok", []],
    [
      "with TLS 1.3 beside it",
      `${ON}\n\n${ON.replaceAll("TLS 1.2", "TLS 1.3")}`,
      "ok",
      ["tls13-enabled-on-old-exchange"],
    ],
  ])("%s", async (_, text, overall, ids) => {
    const { kind, problems, registry } = await resultFor(text);
    expect({ kind, overall: registry?.overall, ids: problems.map(({ id }) => id) }).toEqual({
      kind: "registry",
      overall,
      ids,
    });
  });

  it("with a log line that proves it", async () => {
    const diagnosis = await diagnoseText(`${ON}\n\n${LOG_LINE}`);
    expect(diagnosis).toMatchObject({ kind: "registry", check: { overall: "ok" }, proof: { line: 9 } });
  });

  it.each([
    [
      "WinHTTP",
      "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp",
      "DefaultSecureProtocols",
      "0xa00",
    ],
    [".NET", "SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319", "SchUseStrongCrypto", "0x1"],
  ])("with the right value of %s alone", async (_, path, name, data) => {
    const { kind, problems, registry } = await resultFor(
      `HKEY_LOCAL_MACHINE\\${path}\n    ${name}    REG_DWORD    ${data}`,
    );
    expect({ kind, problems, overall: registry?.overall }).toEqual({
      kind: "registry",
      problems: [],
      overall: "undecided",
    });
    expect(registry?.values).toMatchObject([{ side: null, name, verdict: "correct" }]);
  });
});

it("a wrong value of WinHTTP alone stays its article's", async () => {
  const { kind, problems, registry } = await resultFor(
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp\n    DefaultSecureProtocols    REG_DWORD    0x80",
  );
  expect({ kind, first: problems[0]?.id }).toEqual({ kind: "identified", first: "winhttp-default-protocols" });
  expect(registry?.values).toMatchObject([{ verdict: "wrong" }]);
});

describe("anything else technical makes it a diagnosis, with the values as evidence", () => {
  it.each([
    ["a reply", `421 4.4.2 Connection dropped due to SocketError\n\n${OFF}`, "identified", "tls-1-0-1-1-disabled"],
    ["a log line", `TLS negotiation failed with error NoCredentials\n\n${ON}`, "identified", "tls-nocredentials"],
    ["an unknown reply", `550 5.9.9 Something nobody has heard of\n\n${ON}`, "unknown", undefined],
  ])("%s", async (_, text, kind, id) => {
    const result = await resultFor(text);
    expect(result.kind).toBe(kind);
    expect(result.problems[0]?.id).toBe(id);
    expect(result.registry?.values).toHaveLength(4);
  });
});

describe("registry material that has nothing to do with TLS 1.2 is not claimed", () => {
  it.each([
    ["another protocol", `[${BASE.replace("1.2", "1.0")}\\Server]\n"Enabled"=dword:00000000`],
    [
      "another key",
      "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters\n    Enabled    REG_DWORD    0x1",
    ],
    ["a list of connectors", "Identity : To Internet\nEnabled : True\nRequireTLS : False"],
    [
      "an error about another key",
      'C:\\>reg query "HKLM\\SOFTWARE\\Contoso"\nERROR: The system was unable to find the specified registry key or value.',
    ],
    ["a question about the registry", "which registry value enables TLS 1.2?"],
  ])("%s", async (_, text) => {
    const { kind, registry } = await resultFor(text);
    expect(kind).not.toBe("registry");
    expect(registry).toBeUndefined();
  });
});

it("the release of Windows decides what absent values mean", async () => {
  const paste = await readPaste(`${BASE}\\Client\n    Enabled    REG_DWORD    0x1`);
  const overall = ["2008 R2", "2016", undefined, "the newest"].map(
    (windows) => toResult(diagnose(paste, servedKnowledge(), windows)).registry?.overall,
  );
  expect(overall).toEqual(["not-ok", "ok", "undecided", "undecided"]);
});

it("gives every value with what was found and expected, and its line", async () => {
  const { registry } = await resultFor(OFF.replace("0x0\n\n", "0x00000000\n\n"));
  expect(registry?.values[1]).toEqual({
    side: "Client",
    name: "Enabled",
    found: "REG_DWORD 0x00000000",
    expected: "0x1",
    verdict: "wrong",
    line: 3,
  });
});
