import { commandCases } from "../command-cases";
import { testRule, type FailingCase, type LintCase } from "../rule-tester";

const NEW_RELAY =
  "New-ReceiveConnector -Name Relay -TransportRole FrontendTransport -Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 192.0.2.10";
const RIGHT =
  "Get-ReceiveConnector Relay | Add-ADPermission -User 'NT AUTHORITY\\ANONYMOUS LOGON' -ExtendedRights Ms-Exch-SMTP-Accept-Any-Recipient";

const commands = commandCases({
  passes: {
    "looking at settings": ["exchange", "Get-SendConnector | Format-List Name,RequireTLS,TlsAuthLevel"],
    "filtering by a setting": ["exchange", "Get-SendConnector | Where-Object { $_.RequireTLS -eq $false }"],
    "requiring TLS": ["exchange", "Set-SendConnector 'To Contoso' -RequireTLS $true -TlsAuthLevel DomainValidation"],
    "SMTP AUTH for one mailbox": [
      "exchange",
      "Set-CASMailbox -Identity {sender} -SmtpClientAuthenticationDisabled $false",
    ],
    "SMTP AUTH closed for all": ["exchange", "Set-TransportConfig -SmtpClientAuthenticationDisabled $true"],
    "taking a domain off the list": [
      "exchange",
      "Set-HostedContentFilterPolicy Default -AllowedSenderDomains @{Remove='{domain}'}",
    ],
    "one sender past the filter": ["exchange", "Set-ContentFilterConfig -BypassedSenders @{Add='{sender}'}"],
    "one address on the list": ["exchange", "Set-HostedConnectionFilterPolicy Default -IPAllowList @{Add='{ip}'}"],
    "trying TLS 1.2": ["cmd", "openssl s_client -tls1_2 -connect {server}:25 -starttls smtp"],
    "trying an old version": ["cmd", "openssl s_client -tls1 -connect {server}:25 -starttls smtp"],
    "TLS 1.2 for one session": [
      "powershell",
      "[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12",
    ],
    "scripts for one session": ["powershell", "Set-ExecutionPolicy Bypass -Scope Process"],
    "the profiles of the firewall": ["powershell", "Get-NetFirewallProfile | Format-Table Name,Enabled"],
    "the firewall turned on": ["cmd", "netsh advfirewall set allprofiles state on"],
    "the list of agents": ["exchange", "Get-TransportAgent | Format-Table Identity,Enabled"],
    "mail from the internet": [
      "exchange",
      "Set-ReceiveConnector 'EX01\\Default Frontend EX01' -PermissionGroups AnonymousUsers,ExchangeServers",
    ],
    "a request that checks": ["cmd", "curl -v https://mta-sts.example.com/"],
  },
  fails: {
    "RequireTLS off": ["exchange", "Set-SendConnector 'To Contoso' -RequireTLS $false", /stops requiring TLS/u],
    "RequireTls off with a colon": ["exchange", "Set-InboundConnector 'From Contoso' -RequireTls:$false"],
    "no TLS settings": ["exchange", "Set-OutboundConnector 'To Contoso' -TlsSettings $null"],
    "encryption only": ["exchange", "Set-OutboundConnector 'To Contoso' -TlsSettings EncryptionOnly"],
    "no authentication of the peer": ["exchange", "Set-SendConnector 'To Contoso' -TlsAuthLevel EncryptionOnly"],
    "no STARTTLS": ["exchange", "Set-SendConnector 'To Contoso' -IgnoreSTARTTLS $true"],
    "an unchecked certificate": [
      "powershell",
      "Invoke-WebRequest https://{server} -SkipCertificateCheck",
      /check of a certificate/u,
    ],
    "an unchecked authority": ["powershell", "New-PSSessionOption -SkipCACheck -SkipCNCheck"],
    "a check that always succeeds": [
      "powershell",
      "[Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }",
    ],
    "curl -k": ["cmd", "curl -vk https://mta-sts.example.com/"],
    "TLS 1.0 for a session": [
      "powershell",
      "[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls",
    ],
    "TLS 1.1 among others": ["powershell", "[Net.ServicePointManager]::SecurityProtocol = 'Tls11,Tls12'"],
    "TLS 1.0 by reg.exe": [
      "cmd",
      'reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server" /v Enabled /t REG_DWORD /d 1 /f',
    ],
    "TLS 1.2 off by PowerShell": [
      "powershell",
      "Set-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client' -Name Enabled -Value 0",
    ],
    "old clients": ["exchange", "Set-TransportConfig -AllowLegacyTLSClients $true"],
    "a broken cipher": ["powershell", "Enable-TlsCipherSuite -Name TLS_RSA_WITH_3DES_EDE_CBC_SHA"],
    "no second factor": [
      "powershell",
      "Set-MsolUser -UserPrincipalName {sender} -StrongAuthenticationRequirements @()",
    ],
    "no security defaults": ["powershell", "Update-MgPolicyIdentitySecurityDefaultEnforcementPolicy -IsEnabled:$false"],
    "no conditional access": [
      "powershell",
      "Update-MgIdentityConditionalAccessPolicy -ConditionalAccessPolicyId ID -State disabled",
    ],
    "SMTP AUTH for everybody": ["exchange", "Set-TransportConfig -SmtpClientAuthenticationDisabled $false"],
    "an open relay": ["exchange", RIGHT, /relay/u],
    "an externally secured connector for all": [
      "exchange",
      "Set-ReceiveConnector Relay -PermissionGroups AnonymousUsers,ExchangeServers -AuthMechanism ExternalAuthoritative",
    ],
    "a whole domain past the filter": [
      "exchange",
      "Set-HostedContentFilterPolicy Default -AllowedSenderDomains @{Add='{domain}'}",
    ],
    "a whole domain past the server's filter": [
      "exchange",
      "Set-ContentFilterConfig -BypassedSenderDomains contoso.com",
    ],
    "a rule that skips the filter": ["exchange", "New-TransportRule 'Let in' -SenderDomainIs '{domain}' -SetSCL -1"],
    "the internet on the list": ["exchange", "Set-HostedConnectionFilterPolicy Default -IPAllowList 0.0.0.0/0"],
    "an agent off": ["exchange", "Disable-TransportAgent 'Malware Agent'"],
    "a filter off": ["exchange", "Set-ContentFilterConfig -Enabled $false"],
    "the virus scanner off": ["powershell", "Set-MpPreference -DisableRealtimeMonitoring $true"],
    "the firewall off": ["cmd", "netsh advfirewall set allprofiles state off"],
    "the firewall off by PowerShell": ["powershell", "Set-NetFirewallProfile -All -Enabled False"],
    "every script": ["powershell", "Set-ExecutionPolicy Unrestricted"],
    "unsigned direct mail": ["exchange", "Set-OrganizationConfig -RejectDirectSend $false"],
  },
});

const EN = "Look at the value.";
const ZH = "查看该值。";
const says = (en: string, zh = ZH): LintCase => ({
  change: [
    [EN, en],
    [ZH, zh],
  ],
});
const tells = (en: string): FailingCase => ({ ...says(en), at: JSON.stringify(en), message: /^The text /u });
const tellsInChinese = (zh: string): FailingCase => ({
  ...says(EN, zh),
  at: JSON.stringify(zh),
  message: /^The text /u,
});

const PATH = "SCHANNEL\\\\Protocols\\\\TLS 1.2\\\\Client";
const ENABLED = '{ "name": "Enabled", "type": "REG_DWORD", "data": 1 }';

testRule("no-weakened-security", {
  passes: {
    ...commands.passes,
    "a relay right on a connector of its own": {
      change: [
        [
          '{ "shell": "exchange", "text": "Retry-Queue -Filter \\"NextHopDomain -eq \'{domain}\'\\"" }',
          `{ "shell": "exchange", "text": ${JSON.stringify(RIGHT)} }`,
        ],
        [
          '        {\n          "kind": "command",',
          `        { "kind": "command", "text": { "en": "Create it.", "zh-CN": "创建。" }, "command": { "shell": "exchange", "text": ${JSON.stringify(NEW_RELAY)} } },\n        {\n          "kind": "command",`,
        ],
      ],
    },
    "a warning": says("Do not turn off RequireTLS, and never disable MFA.", "不要关闭 RequireTLS，切勿禁用 MFA。"),
    "what is so": says(
      "If MFA is disabled, sign in again. The firewall disables STARTTLS.",
      "如果已关闭 MFA，请重新登录。",
    ),
    "a part of a protection": says("Switch off SMTP inspection on the firewall.", "在防火墙上关闭 SMTP 检查。"),
    "the firewall's inspection": says("Turn off the firewall's SMTP inspection.", "关闭防火墙的 SMTP 检查。"),
    "turning protection on": says("Turn on TLS 1.2 and enable MFA.", "启用 TLS 1.2 和 MFA。"),
    "old versions turned off": says("Turn off TLS 1.0 and disable SSL 3.0.", "关闭 TLS 1.0，禁用 SSL 3.0。"),
    "a test from elsewhere": says("Repeat it past the firewall.", "绕过防火墙重复一次。"),
    "a newer version among old ones": says("Enable TLS 1.1 and 1.2 in WinHTTP.", "在 WinHTTP 中启用 TLS 1.1 和 1.2。"),
  },
  fails: {
    ...commands.fails,
    "a text: multi-factor authentication": tells("Disable multi-factor authentication for the account."),
    "a text: MFA, in a later clause": tells("Open the portal, then turn off MFA."),
    "a text: security defaults": tells("Please switch off security defaults."),
    "a text: the firewall": tells("Temporarily disable the Windows firewall."),
    "a text: turned off around it": tells("Turn the firewall off and try again."),
    "a text: the certificate check": tells("Skip the certificate check."),
    "a text: RequireTLS": tells("Set `RequireTLS` to `$false`."),
    "a text: an old version": tells("Enable TLS 1.0 again."),
    "a text: TLS 1.2": tells("Turn off TLS 1.2."),
    "a text: a whole domain": tells("Add the sender's domain to the allow list."),
    "a text: a command in it": tells("Run `Set-SendConnector X -RequireTLS $false`."),
    "Chinese: multi-factor authentication": tellsInChinese("为该账户关闭多重身份验证。"),
    "Chinese: the firewall": tellsInChinese("请暂时禁用防火墙。"),
    "Chinese: turned off behind it": tellsInChinese("将防火墙关闭后重试。"),
    "Chinese: the certificate check": tellsInChinese("跳过证书验证。"),
    "Chinese: an old version": tellsInChinese("重新启用 TLS 1.0。"),
    "registry data: an old version on": {
      change: [
        [PATH, PATH.replace("TLS 1.2", "TLS 1.0")],
        [ENABLED, `{ "name": "Enabled", "type": "REG_DWORD", "data":1 }`],
        [
          '"name": "DisabledByDefault", "type": "REG_DWORD", "data": 0',
          '"name": "DisabledByDefault", "type": "REG_DWORD", "data": 1',
        ],
      ],
      at: "1 }\n              ]",
      message: /turns TLS 1\.0 on/u,
    },
    "registry data: SSL for WinHTTP": {
      change: [
        [
          `SYSTEM\\\\CurrentControlSet\\\\Control\\\\SecurityProviders\\\\${PATH}`,
          "SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Internet Settings\\\\WinHttp",
        ],
        [
          `{ "name": "DisabledByDefault", "type": "REG_DWORD", "data": 0 },\n                ${ENABLED}`,
          '{ "name": "DefaultSecureProtocols", "type": "REG_DWORD", "data": 2720 }',
        ],
      ],
      at: "2720",
      message: /WinHTTP/u,
    },
  },
});
