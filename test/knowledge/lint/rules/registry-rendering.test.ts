import { findRegTextFault } from "../../../../src/knowledge/lint/reg-text-fault";
import { toRegText } from "../../../../src/remedy";
import { testRule } from "../rule-tester";

const ENABLED = '{ "name": "Enabled", "type": "REG_DWORD", "data": 1 }';

testRule("registry-rendering", {
  passes: {},
  fails: {
    "a value that stands twice": {
      change: [[ENABLED, `${ENABLED},\n                { "name": "enabled", "type": "REG_DWORD", "data": 0 }`]],
      at: '"keys"',
      message: /the value enabled stands twice/u,
    },
  },
});

describe("the independent reading of a registry file", () => {
  const KEYS = [
    {
      path: "HKEY_LOCAL_MACHINE\\SOFTWARE\\A",
      values: [{ name: "Enabled", type: "REG_DWORD", data: 0x00abcdef } as const],
    },
    { path: "HKEY_LOCAL_MACHINE\\SOFTWARE\\B", values: [] },
  ];
  const TEXT = toRegText(KEYS);

  it("finds no fault in what the product renders", () => {
    expect(findRegTextFault(TEXT, KEYS)).toBeUndefined();
  });

  it.each([
    ["LF line ends", TEXT.replaceAll("\r\n", "\n"), /CRLF/u],
    ["no end of the last line", TEXT.trimEnd(), /last line/u],
    ["another header", TEXT.replace("5.00", "4.00"), /begin/u],
    ["no empty line behind the header", TEXT.replace("5.00\r\n", "5.00"), /begin/u],
    ["the hive's short name", TEXT.replace("HKEY_LOCAL_MACHINE\\SOFTWARE\\A", "HKLM\\SOFTWARE\\A"), /neither/u],
    ["upper-case digits", TEXT.replace("00abcdef", "00ABCDEF"), /neither/u],
    ["seven digits", TEXT.replace("00abcdef", "0abcdef"), /neither/u],
    ["other data", TEXT.replace("00abcdef", "00abcdee"), /does not set .*Enabled=11259375/u],
    ["a key less", TEXT.replace("[HKEY_LOCAL_MACHINE\\SOFTWARE\\B]\r\n\r\n", ""), /does not set .*\\B/u],
    ["a key more", `${TEXT}[HKEY_LOCAL_MACHINE\\SOFTWARE\\C]\r\n\r\n`, /more than the keys/u],
    ["a key twice", `${TEXT}[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\r\n\r\n`, /stands twice/u],
  ])("tells %s", (_, text, fault) => {
    expect(findRegTextFault(text, KEYS)).toMatch(fault);
  });
});
