import fc from "fast-check";
import type { RegistryKey } from "../../src/knowledge";
import { toRegBytes, toRegText, toRollbackRegText } from "../../src/remedy";

const KEY = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso";

/** Reads a registry file back by the rules regedit follows; throws on anything it would not import. */
function parseReg(text: string): RegistryKey[] {
  const lines = text.split("\r\n");
  expect(lines.slice(0, 2)).toEqual(["Windows Registry Editor Version 5.00", ""]);
  expect(text.endsWith("\r\n\r\n")).toBe(true);
  const keys: { path: string; values: RegistryKey["values"][number][] }[] = [];
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

const keys = fc.array(
  fc.record({
    path: fc.stringMatching(/^[A-Za-z0-9 .]{1,20}$/u).map((part) => `${KEY}\\${part}`),
    values: fc.array(
      fc.record({
        name: fc.stringMatching(/^[A-Za-z]{1,20}$/u),
        type: fc.constant("REG_DWORD" as const),
        data: fc.integer({ min: 0, max: 0xffffffff }),
      }),
      { maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

it("reads back as the typed data it was written from", () => {
  fc.assert(
    fc.property(keys, (written) => {
      expect(parseReg(toRegText(written))).toEqual(written);
    }),
  );
});

it("writes numbers as eight lower-case hexadecimal digits", () => {
  expect(toRegText([{ path: KEY, values: [{ name: "A", type: "REG_DWORD", data: 0xa00 }] }])).toContain(
    '"A"=dword:00000a00\r\n',
  );
});

it("rolls back values, never keys", () => {
  const text = toRollbackRegText([
    { path: KEY, values: [] },
    { path: `${KEY}\\B`, values: [{ name: "A", type: "REG_DWORD", data: 1 }] },
  ]);
  expect(text).toBe(`Windows Registry Editor Version 5.00\r\n\r\n[${KEY}\\B]\r\n"A"=-\r\n\r\n`);
});

it("encodes files as UTF-16LE with a byte order mark", () => {
  const bytes = toRegBytes("[é]\r\n");
  expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x5b, 0x00]);
  expect(new TextDecoder("utf-16le").decode(bytes)).toBe("[é]\r\n");
});
