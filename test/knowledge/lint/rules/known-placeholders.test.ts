import { commandCases } from "../command-cases";
import { testRule } from "../rule-tester";

const { passes, fails } = commandCases({
  passes: {
    "every known one": ["exchange", "Get-X {recipient} {sender} {domain} {server} {ip}"],
    "a block of PowerShell": [
      "exchange",
      "Get-Queue | Where-Object { $_.Status -eq 'Retry' } | ForEach-Object {Retry-Queue}",
    ],
    "a hash table": ["exchange", "Set-X -BypassedSenders @{Add='{sender}'}"],
    "a variable in braces": ["powershell", "Get-ChildItem ${env:Temp} ${name}"],
    "a name below a domain": ["powershell", 'Resolve-DnsName "_dmarc.{domain}"'],
    "marks of a certificate's name": ["exchange", '$name = "<I>$($cert.Issuer)<S>$($cert.Subject)"'],
    "a server between colons in cmd": ["cmd", "openssl s_client -connect {server}:25"],
    "double quotes of cmd": ["cmd", 'ping "{server}"'],
  },
  fails: {
    "an unknown one": ["exchange", "Get-Mailbox {mailbox}", /\{mailbox\} is no placeholder/u],
    "a Chinese one": ["exchange", "Get-Mailbox {收件人}"],
    "angle brackets": ["cmd", "ping <server name>", /<server name>/u],
    "single quotes in cmd": ["cmd", "ping '{server}'", /single quotes/u],
    "the middle of a quoted text": ["exchange", 'Get-Queue -Filter "NextHopDomain -eq {domain}"', /quotes of its own/u],
    "behind a slash of a quoted address": ["powershell", 'Invoke-WebRequest "https://{domain}/"'],
  },
});
const { fails: misspelt } = commandCases({
  passes: {},
  fails: {
    "another case": ["exchange", "Get-Mailbox {Recipient}"],
    "two pairs of braces": ["exchange", "Get-Mailbox {{recipient}}"],
  },
});

testRule("known-placeholders", {
  passes,
  fails: {
    ...fails,
    ...Object.fromEntries(
      Object.entries(misspelt).map(([name, failing]) => [name, { ...failing, fixed: "Get-Mailbox {recipient}" }]),
    ),
    "a placeholder in a text": {
      change: [["Restart the server.", "Restart {server}."]],
      at: '"Restart {server}."',
      message: /text holds the placeholder \{server\}/u,
    },
  },
});
