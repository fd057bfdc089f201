import { testRule } from "../rule-tester";
import { commandCases } from "../command-cases";

testRule(
  "registry-typed",
  commandCases({
    passes: {
      "an export": ["cmd", 'reg.exe export "HKLM\\SOFTWARE\\A B" "%SystemDrive%\\a.reg"'],
      "the import of a backup": ["cmd", 'reg.exe import "%SystemDrive%\\a.reg"'],
      "reading a value": ["powershell", "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\A'"],
      "a setting of IIS": [
        "powershell",
        "Set-ItemProperty 'IIS:\\AppPools\\A' -Name enable32BitAppOnWin64 -Value $true",
      ],
    },
    fails: {
      "reg add": ["cmd", 'reg add "HKLM\\SOFTWARE\\A" /v Enabled /t REG_DWORD /d 1 /f'],
      "reg.exe by its path": ["cmd", 'C:\\Windows\\System32\\reg.exe add "HKLM\\SOFTWARE\\A" /v Enabled /d 1'],
      "a cmdlet": ["powershell", "Set-ItemProperty -Path 'HKLM:\\SOFTWARE\\A' -Name Enabled -Value 1"],
      "a new value": ["exchange", "New-ItemProperty 'HKLM:\\SOFTWARE\\A' -Name Enabled -PropertyType DWord -Value 1"],
    },
  }),
);
