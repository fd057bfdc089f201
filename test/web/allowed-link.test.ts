import { toAllowedLink } from "../../src/web/allowed-link";

const ORIGIN = "http://127.0.0.1:3978";

describe("toAllowedLink", () => {
  it.each([
    ["https://learn.microsoft.com/exchange?a=b#c", "https://learn.microsoft.com/exchange?a=b#c"],
    [`${ORIGIN}/fixes/tls.reg`, `${ORIGIN}/fixes/tls.reg`],
    ["/fixes/tls.ps1", `${ORIGIN}/fixes/tls.ps1`],
    ["http://localhost:3978/fixes/tls.reg", `${ORIGIN}/fixes/tls.reg`],
  ])("permits %s", (address, link) => {
    expect(toAllowedLink(address, ORIGIN)).toBe(link);
  });

  it.each([
    "",
    "http://example.com/fixes/tls.reg",
    "http://127.0.0.1:3979/fixes/tls.reg",
    "/api/messages",
    "/fixes/../api/messages",
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "http://[",
  ])("refuses %j", (address) => {
    expect(toAllowedLink(address, ORIGIN)).toBeUndefined();
  });
});
