import { commandCases } from "../command-cases";
import { testRule } from "../rule-tester";

const SCHANNEL = "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols";

testRule(
  "quoted-paths",
  commandCases({
    passes: {
      "a quoted registry path": ["cmd", `reg query "HKLM\\${SCHANNEL}\\TLS 1.2\\Client" /v Enabled`],
      "a path without spaces": ["cmd", "reg query HKLM\\SOFTWARE\\Microsoft /s"],
      "two paths": ["cmd", "reg export HKLM\\SOFTWARE\\Microsoft C:\\backup.reg /y"],
      "a file and its arguments": ["cmd", "C:\\tools\\openssl.exe x509 -in C:\\certs\\a.cer"],
      "single quotes of PowerShell": ["powershell", "Get-ItemProperty -Path 'HKLM:\\SOFTWARE\\Policies\\TLS 1.2'"],
      "a quoted variable": ["powershell", '& "$env:ProgramFiles\\Microsoft\\a.ps1"'],
      "a variable of the shell": ["cmd", 'dir "%ProgramFiles%\\Microsoft" && echo done'],
      "a connector's name": ["exchange", "Get-ReceiveConnector 'EX01\\Default Frontend EX01' | Format-List Name"],
      "a path behind an operator": ["powershell", "Get-Content C:\\logs\\a.log | Select-String 'TLS 1.2'"],
      "a store of certificates": ["powershell", "Get-ChildItem Cert:\\LocalMachine\\My | Format-List"],
      "an apostrophe in cmd": ["cmd", "echo it's done"],
    },
    fails: {
      "a registry path for reg.exe": ["cmd", `reg query HKLM\\${SCHANNEL}\\TLS 1.2\\Client /v Enabled`, /TLS 1\.2/u],
      "the long hive": ["cmd", `reg.exe query HKEY_LOCAL_MACHINE\\${SCHANNEL}\\TLS 1.2 /s`],
      "a drive of PowerShell": ["powershell", `Get-ItemProperty -Path HKLM:\\${SCHANNEL}\\TLS 1.2\\Server`],
      "single quotes in cmd": ["cmd", `reg query 'HKLM\\${SCHANNEL}\\TLS 1.2' /s`, /no quote for cmd/u],
      "typographic quotes in cmd": ["cmd", `reg query “HKLM\\${SCHANNEL}\\TLS 1.2” /s`, /no quote for cmd/u],
      "Program Files": ["cmd", "cd C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Scripts", /Program Files/u],
      "Program Files in PowerShell": ["powershell", "Import-Module C:\\Program Files\\Contoso\\a.psm1"],
      "a share": ["powershell", "Copy-Item \\\\fs01\\Exchange Server\\a.log -Destination C:\\temp"],
      "a variable of cmd with spaces": ["cmd", "dir %ProgramFiles%\\Microsoft", /expands/u],
      "a variable of PowerShell": ["powershell", "cd $env:ExchangeInstallPath\\Scripts", /expands/u],
      "a variable with brackets": ["powershell", "cd ${env:ProgramFiles(x86)}\\Contoso"],
      "Internet Settings": [
        "cmd",
        "reg export HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings C:\\a.reg",
      ],
      "a quote that is not closed": ["cmd", `reg query "HKLM\\${SCHANNEL}\\TLS 1.2 /s`, /not closed/u],
      "an inner quote that is not closed": ["exchange", "Get-Queue -Filter \"Status -eq 'Retry'", /not closed/u],
    },
  }),
);
