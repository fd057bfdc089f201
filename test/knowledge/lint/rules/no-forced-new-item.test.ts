import { commandCases } from "../command-cases";
import { testRule } from "../rule-tester";

const KEY = "'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client'";
const { passes, fails } = commandCases({
  passes: {
    "without -Force": ["powershell", `New-Item ${KEY}`],
    "asked for first": ["powershell", `if (-not (Test-Path ${KEY})) { New-Item ${KEY} -Force | Out-Null }`],
    "a folder, which stays as it is": ["powershell", "New-Item -ItemType Directory -Path C:\\backup -Force"],
    "-Force of another cmdlet": [
      "powershell",
      `New-Item ${KEY} | Out-Null; Restart-Service MSExchangeTransport -Force`,
    ],
    "another cmdlet": ["powershell", `Remove-Item ${KEY} -Force`],
  },
  fails: {
    "a key": ["powershell", `New-Item -Path ${KEY} -Force`, /loses all its values/u],
    "a key, with the parameter in front": ["powershell", `New-Item -Force -Path ${KEY} | Out-Null`],
    "in other case": ["exchange", `new-item ${KEY} -force`],
    "by its short name": ["powershell", `ni ${KEY} -Fo`],
    "over two lines": ["powershell", `New-Item ${KEY} \`\n  -Force`],
    "a file": ["powershell", "New-Item -ItemType File C:\\logs\\a.log -Force"],
  },
});

testRule("no-forced-new-item", {
  passes: {
    ...passes,
    "a warning": {
      change: [
        ["Look at the value.", "Never run `New-Item HKLM:\\\\A -Force` here."],
        ["查看该值。", "切勿在此运行 `New-Item HKLM:\\\\A -Force`。"],
      ],
    },
  },
  fails: {
    ...fails,
    "a command in a text": {
      change: [["Look at the value.", "Run `New-Item HKLM:\\\\A -Force`."]],
      at: '"Run `New-Item',
    },
  },
});
