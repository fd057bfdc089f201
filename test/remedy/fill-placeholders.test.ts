import { fillPlaceholders } from "../../src/remedy";

const fill = (
  text: string,
  values: Parameters<typeof fillPlaceholders>[1],
  shell: "exchange" | "cmd" = "exchange",
): string => fillPlaceholders({ shell, text }, values);

it.each([
  [
    "Get-Recipient -Identity {recipient}",
    { recipient: "a.b+c@example.com" },
    "Get-Recipient -Identity 'a.b+c@example.com'",
  ],
  ["Get-Recipient -Identity '{recipient}'", { recipient: "a@example.com" }, "Get-Recipient -Identity 'a@example.com'"],
  [
    "Test-NetConnection {server} -Port 25",
    { server: "mx.example.com" },
    "Test-NetConnection 'mx.example.com' -Port 25",
  ],
  [
    "Resolve-DnsName _25._tcp.{server} -Type TLSA",
    { server: "mx.example.com" },
    "Resolve-DnsName _25._tcp.mx.example.com -Type TLSA",
  ],
  ["Get-Recipient {recipient}", {}, "Get-Recipient {recipient}"],
])("%s", (text, values, expected) => {
  expect(fill(text, values)).toBe(expected);
});

it.each([
  "a@example.com'; Remove-Item -Recurse C:\\ #",
  "$(whoami)@example.com",
  "a@example.com`n",
  'a"@example.com',
  "a@example.com\nRemove-Mailbox",
  "-Filter@example.com",
  "a@example.com & del",
  "‘a@example.com",
  "a@exam ple.com",
])("a hostile address never becomes part of a command: %j", (recipient) => {
  expect(fill("Get-Recipient -Identity {recipient}", { recipient })).toBe("Get-Recipient -Identity {recipient}");
});
