import type { RegistryKey } from "../../src/knowledge";

type Value = RegistryKey["values"][number];

/** Reads a registry file back by the rules regedit follows; throws on anything it would not import. */
export function parseReg(text: string): RegistryKey[] {
  const lines = text.split("\r\n");
  expect(lines.slice(0, 2)).toEqual(["Windows Registry Editor Version 5.00", ""]);
  expect(text.endsWith("\r\n\r\n")).toBe(true);
  const keys: { path: string; values: Value[] }[] = [];
  for (const line of lines.slice(2)) {
    const path = /^\[([^\]]+)\]$/u.exec(line)?.[1];
    const value = /^"([^"]+)"=dword:([0-9a-f]{8})$/u.exec(line);
    if (path !== undefined) keys.push({ path, values: [] });
    else if (value !== null)
      keys.at(-1)?.values.push({ name: value[1] ?? "", type: "REG_DWORD", data: Number.parseInt(value[2] ?? "", 16) });
    else expect(line).toBe("");
  }
  return keys;
}

/** Reads the table of a script back, as PowerShell reads its literals; keys without values are not in it. */
export function parseScript(text: string): RegistryKey[] {
  const rows = text.matchAll(/^ {2}@\{ Path = '(.*)'; Name = '(.*)'; Data = 0x([0-9a-f]{8}) \}\r$/gmu);
  const keys: { path: string; values: Value[] }[] = [];
  const unquote = (literal: string): string => literal.replace(/(['\u2018-\u201B])\1/gu, "$1");
  for (const [, drive = "", name = "", digits = ""] of rows) {
    const path = unquote(drive).replace("HKLM:\\", "HKEY_LOCAL_MACHINE\\");
    const value: Value = { name: unquote(name), type: "REG_DWORD", data: Number.parseInt(digits, 16) };
    const last = keys.at(-1);
    if (last?.path === path) last.values.push(value);
    else keys.push({ path, values: [value] });
  }
  return keys;
}
