import fc from "fast-check";
import { toRegBytes, toRegText, toRollbackRegText } from "../../src/remedy";
import { parseReg } from "./parse-renderings";

const KEY = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso";

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
