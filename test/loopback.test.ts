import { isLoopbackHost, isLoopbackUrl } from "../src/loopback";

it.each([
  ["localhost", true],
  ["LocalHost", true],
  ["127.0.0.1", true],
  ["127.255.255.255", true],
  ["::1", true],
  ["[::1]", true],
  ["", false],
  ["0.0.0.0", false],
  ["127.0.0.256", false],
  ["128.0.0.1", false],
  ["127.0.0.1.example.com", false],
  ["localhost.example.com", false],
  ["::", false],
  ["192.0.2.1", false],
])("takes the host %j for this machine: %p", (host, expected) => {
  expect(isLoopbackHost(host)).toBe(expected);
});

it.each([
  ["http://127.1/", true],
  ["https://localhost:1/x", true],
  ["http://[::1]:80/", true],
  ["http://2130706433/", true],
  ["http://127.0.0.1@192.0.2.1/", false],
  ["ftp://localhost/", false],
  ["localhost", false],
])("takes the URL %j for this machine: %p", (url, expected) => {
  expect(isLoopbackUrl(url)).toBe(expected);
});
