import { parseRetryAfter } from "../../src/channel/parse-retry-after";

const NOW = Date.parse("2026-11-02T08:00:00Z");

it.each([
  [null, undefined],
  ["", undefined],
  ["soon", undefined],
  ["-5", undefined],
  ["0", 0],
  ["7", 7000],
  [" 7 ", 7000],
  ["Mon, 02 Nov 2026 08:00:05 GMT", 5000],
  ["Mon, 02 Nov 2026 07:00:00 GMT", 0],
])("reads Retry-After %j as %p ms", (header, expected) => {
  expect(parseRetryAfter(header, NOW)).toBe(expected);
});
