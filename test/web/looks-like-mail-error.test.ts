import { looksLikeMailError } from "../../src/web/looks-like-mail-error";

describe("looksLikeMailError", () => {
  it.each([
    "421 4.4.2 Connection dropped due to SocketError",
    "'550 not found'",
    "550-5.7.1 refused",
    "Remote server said: 5.7.606 access denied",
    "TLS negotiation failed",
    "must issue starttls first",
    "[{LED=450 x}]",
    "one\r\ntwo",
    "one\n\ntwo\n",
  ])("knows %j", (text) => {
    expect(looksLikeMailError(text)).toBe(true);
  });

  it.each(["", "  \n ", "hello", "help\n", "192.0.2.25", "5.1.1.2", "invoice 4500 of 2026", "settles"])(
    "leaves %j alone",
    (text) => {
      expect(looksLikeMailError(text)).toBe(false);
    },
  );
});
