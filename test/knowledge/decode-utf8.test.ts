import fc from "fast-check";
import { decodeUtf8 } from "../../src/knowledge/decode-utf8";

/** What a text has to become, by the decoder that is slower. */
const decodePlainly = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

it.each([
  ["nothing", ""],
  ["ASCII", '{ "id": "mail-loop" }'],
  ["Chinese", "关闭防火墙"],
  ["a byte order mark before it", "\uFEFF邮件"],
  ["a byte order mark before ASCII", "\uFEFF{}"],
  ["two byte order marks", "\uFEFF\uFEFF邮件"],
  ["a byte order mark within", "邮\uFEFF件"],
  ["characters of two units", "邮件 📧"],
])("gives %s as it was", (_, text) => {
  const bytes = Buffer.from(text);
  expect(decodeUtf8(bytes)).toBe(decodePlainly(bytes));
  expect(decodeUtf8(bytes)).toBe(text.replace(/^\uFEFF/u, ""));
});

it("puts the replacement character where there is no UTF-8", () => {
  expect(decodeUtf8(Buffer.of(0xe9, 0x82, 0x41))).toBe("\uFFFDA");
});

it("gives what the slower decoder gives for any bytes", () => {
  const text = fc.string({ unit: "binary", maxLength: 40 }).map((value) => Buffer.from(value));
  const bytes = fc.uint8Array({ maxLength: 40 });
  fc.assert(
    fc.property(fc.oneof(text, bytes), (value) => {
      expect(decodeUtf8(value)).toBe(decodePlainly(value));
    }),
  );
});
