/** A way to weaken security, and what to do instead. */
export interface Weakening {
  readonly pattern: RegExp;
  /** What it does, as the end of "The command …". */
  readonly what: string;
  readonly instead: string;
}

const OFF = String.raw`(?::|\s+|\s*=\s*)\s*["']?\$?(?:false|0\b|off|no|disabled)`;
const ON = String.raw`(?::|\s+|\s*=\s*)\s*["']?\$?(?:true|1\b|on|yes|enabled)`;
const to = (source: string): RegExp => new RegExp(source, "i");

const KEEP_TLS =
  "Mend the certificate or the protocol of the side that fails; mail that must be encrypted stays encrypted.";
const KEEP_CHECK =
  "Find out why the check fails and mend that: a certificate with the right name, a complete chain, the right clock.";
const KEEP_OLD_OFF = "Bring the other side to TLS 1.2. Old versions and ciphers stay off.";
const KEEP_SIGN_IN = "Use OAuth, a relay, or a setting for the one mailbox: the protection of everybody stays on.";
const KEEP_RELAY =
  "Let the program sign in, or use a receive connector of its own that takes mail from its addresses only (-RemoteIPRanges).";
const KEEP_FILTER =
  "Report the wrong verdict, mend SPF, DKIM and DMARC, or let one sender or address through: never a whole domain or everybody.";
const KEEP_GUARD = "Open only the one port, folder or program that needs it, as the vendor documents.";

/** Commands that switch protection off. */
export const WEAK_COMMANDS: readonly Weakening[] = [
  { pattern: to(String.raw`\bRequireTLS${OFF}`), what: "stops requiring TLS", instead: KEEP_TLS },
  {
    pattern: to(String.raw`-TlsSettings(?::|\s+)["']?(?:\$null|none|EncryptionOnly|Opportunistic)`),
    what: "lowers the TLS settings of a connector",
    instead: KEEP_TLS,
  },
  {
    pattern: to(String.raw`-TlsAuthLevel(?::|\s+)["']?(?:\$null|none|EncryptionOnly|Opportunistic)`),
    what: "lowers what a connector asks of the other side's certificate",
    instead: KEEP_TLS,
  },
  {
    pattern: to(
      String.raw`-(?:IgnoreSTARTTLS|SuppressXAnonymousTls)${ON}|-(?:DomainSecureEnabled|RestrictDomainsToCertificate|RestrictDomainsToIPAddresses)${OFF}`,
    ),
    what: "stops asking for TLS or a known partner",
    instead: KEEP_TLS,
  },
  {
    pattern: to(String.raw`\bRejectDirectSend${OFF}`),
    what: "lets anybody send as this organization",
    instead: KEEP_RELAY,
  },
  {
    pattern: to(
      String.raw`-Skip(?:Certificate|CA|CN|Revocation|HeaderValidation|CertificateRevocation)Check\b|ServerCertificateValidationCallback\s*=|TrustAllCert|--no-check-certificate|\bcurl(?:\.exe)?\b[^|;]*\s(?:-[A-Za-z]*k[A-Za-z]*|--insecure)(?=\s|$)|sslVerify\s*=?\s*false|NODE_TLS_REJECT_UNAUTHORIZED\s*=\s*["']?0|\bverify\s*=\s*False|-CheckRevocation${OFF}|tls_verify\s*=?\s*no`,
    ),
    what: "skips the check of a certificate",
    instead: KEEP_CHECK,
  },
  {
    pattern: to(
      String.raw`SecurityProtocol(?:Type\])?\s*(?:=|-bor|\+=)[^;|]*(?:::|["'\s,])(?:Ssl3|Tls|Tls11)\b|-AllowLegacyTLSClients${ON}`,
    ),
    what: "turns an old TLS version on",
    instead: KEEP_OLD_OFF,
  },
  {
    pattern: to(
      String.raw`^(?=.*\\(?:SSL [23]\.0|TLS 1\.[01])\b)(?:(?=.*\bEnabled\b)(?=.*(?:/d|-Value)\s+["']?(?:1|0x0*1|0xffffffff|4294967295)\b)|(?=.*\bDisabledByDefault\b)(?=.*(?:/d|-Value)\s+["']?(?:0|0x0+)(?![\dx])))`,
    ),
    what: "turns an old TLS version on",
    instead: KEEP_OLD_OFF,
  },
  {
    pattern: to(
      String.raw`^(?=.*\\TLS 1\.[23]\b)(?:(?=.*\bEnabled\b)(?=.*(?:/d|-Value)\s+["']?(?:0|0x0+)(?![\dx]))|(?=.*\bDisabledByDefault\b)(?=.*(?:/d|-Value)\s+["']?(?:1|0x0*1)\b))`,
    ),
    what: "turns TLS 1.2 or 1.3 off",
    instead: "TLS 1.2 and newer stay on.",
  },
  {
    pattern: to(String.raw`\bEnable-TlsCipherSuite\b.*(?:RC4|3DES|NULL|MD5|EXPORT|_DES_)`),
    what: "turns a broken cipher on",
    instead: KEEP_OLD_OFF,
  },
  {
    pattern: to(
      String.raw`StrongAuthentication(?:Requirements|Methods)\b|SecurityDefaultEnforcementPolicy\b.*IsEnabled["']?${OFF}|\b(?:Remove|Set|Update|Disable)-\w*ConditionalAccess\w*\b(?=.*(?:disabled|Remove-\w*ConditionalAccess))|OAuth2ClientProfileEnabled${OFF}|\bRemove-\w*AuthenticationMethod\b|\bDisable-\w*(?:MFA|MultiFactor|StrongAuth)\w*`,
    ),
    what: "takes multi-factor authentication, security defaults or conditional access away",
    instead: KEEP_SIGN_IN,
  },
  {
    pattern: to(String.raw`\bSet-TransportConfig\b[^|;]*-SmtpClientAuthenticationDisabled${OFF}`),
    what: "opens SMTP AUTH for the whole organization",
    instead: "Open it for the one mailbox: Set-CASMailbox -Identity MAILBOX -SmtpClientAuthenticationDisabled $false.",
  },
  {
    pattern: to(
      String.raw`^(?=.*-PermissionGroups\b[^-]*AnonymousUsers)(?=.*(?:ExternalAuthoritative|Accept-Any-Recipient))`,
    ),
    what: "opens a relay for everybody",
    instead: KEEP_RELAY,
  },
  {
    pattern: to(
      String.raw`-(?:AllowedSenderDomains|BypassedSenderDomains)\b(?!(?::|\s+)["']?(?:\$null|@\{\s*Remove\b))|-SetSCL(?::|\s+)["']?-1(?!.*-SenderIpRanges)|\bNew-TenantAllowBlockListItems\b(?=.*-Allow\b)(?=.*-ListType\s+["']?Sender)(?=.*-Entries\s+["']?(?:\{domain\}|[\w.-]+\.\w+["']?(?:\s|$)))`,
    ),
    what: "lets a whole domain pass the spam filter",
    instead: KEEP_FILTER,
  },
  {
    pattern: to(
      String.raw`(?:-IPAllowList|IPAllowListEntry|-SenderIpRanges|-EFSkipIPs|-RelayIPs)\b.*(?:\b0\.0\.0\.0(?:/\d|\s*-)|::/0|\.0/(?:[0-9]|1[0-5])\b)|ExternalAuthoritative.*\b0\.0\.0\.0(?:/0|\s*-)|\b0\.0\.0\.0(?:/0|\s*-).*ExternalAuthoritative`,
    ),
    what: "lets the whole internet, or a large part of it, pass",
    instead: "Name the single addresses.",
  },
  {
    pattern: to(
      String.raw`\b(?:Disable|Uninstall)-(?:TransportAgent|AntispamUpdates|MalwareFilterRule|AntiPhishRule|SafeLinksRule|SafeAttachmentRule|HostedContentFilterRule|EOPProtectionPolicyRule|ATPProtectionPolicyRule|AntimalwareScanning)\b|Disable-AntimalwareScanning|\bSet-(?:ContentFilter|SenderFilter|SenderId|SenderReputation|RecipientFilter|IPBlockList\w*|AttachmentFilterList)Config\b[^|;]*-(?:Enabled|ExternalMailEnabled)${OFF}|-BypassFiltering${ON}|-(?:EnableSpoofIntelligence|HonorDmarcPolicy|EnableMailboxIntelligence|ZapEnabled|SpamZapEnabled|PhishZapEnabled|EnableFileFilter)${OFF}`,
    ),
    what: "switches protection of the mail flow off",
    instead: KEEP_FILTER,
  },
  {
    pattern: to(
      String.raw`\b(?:Set|Add)-MpPreference\b.*-Disable\w+(?!${OFF})|\bnetsh(?:\.exe)?\b.*firewall\b.*\b(?:state\s+off|opmode\s+(?:mode=)?disable)|\bSet-NetFirewallProfile\b.*-Enabled${OFF}|\b(?:Stop-Service|Set-Service|sc(?:\.exe)?\s+(?:stop|config)|net(?:\.exe)?\s+stop)\b.*\b(?:WinDefend|MpsSvc|MsMpSvc|Sense|WdNisSvc|MSExchangeAntispamUpdate|FMS)\b|\bSet-NetFirewallRule\b.*-Action\s+Allow.*-RemoteAddress\s+Any|\bufw\s+disable\b|\bsetenforce\s+0`,
    ),
    what: "switches the firewall or the virus scanner off",
    instead: KEEP_GUARD,
  },
  {
    pattern: to(
      String.raw`\bSet-ExecutionPolicy\b(?=.*\b(?:Bypass|Unrestricted)\b)(?!.*-Scope\s+["']?(?:Process|CurrentUser)\b)`,
    ),
    what: "lets every script run on this machine",
    instead: "Set it for one session: -Scope Process, or RemoteSigned.",
  },
];

const PROTECTION_EN = String.raw`(?:MFA|2FA|multi-?factor(?:[ -]authentication)?|two-?factor(?:[ -]authentication)?|security defaults|conditional access|(?:Windows )?firewall|(?:Microsoft |Windows )?Defender|anti-?virus|virus (?:scanner|scanning)|anti-?malware|anti-?spam|spam filter(?:ing)?|real-?time protection|certificate (?:check|validation|verification|revocation)(?:s|ing)?|check of the certificate|RequireTLS|\x60RequireTLS\x60|require TLS|forced TLS|mutual TLS|TLS 1\.2|TLS(?! 1\.| inspection| interception| proxy)|STARTTLS|encryption|SPF check|DMARC check|DKIM check|safe links|safe attachments)`;
const FILLER_EN = String.raw`(?:(?:the|your|all|any|its|their|this|for now|temporarily|corporate|local|central|company|Windows|recipient's|sender's|server's|for this connector) )*`;
/** What belongs to a protection, and may be changed without taking it away. */
const PART_OF_EN = String.raw`(?!['’]s|[ -](?:inspection|interception|proxy|rule|rules|feature|fixup|exception|log|logs|logging|report|version|versions))`;
const PART_OF_ZH = String.raw`(?!的|上的|中的|对| ?SMTP| ?ESMTP|检查|检测|规则|日志|代理|拦截)`;
const PROTECTION_ZH = String.raw`(?:MFA|多重身份验证|多因素(?:身份)?(?:验证|认证)|双重验证|安全默认(?:值|设置)|条件访问(?:策略)?|防火墙|Defender|杀毒(?:软件)?|防病毒(?:软件)?|反病毒(?:软件)?|反恶意软件|反垃圾邮件|垃圾邮件筛选|实时保护|证书(?:验证|检查|校验|吊销检查)|\x60?RequireTLS\x60?|强制 ?TLS|TLS ?(?:验证|要求|检查)|TLS 1\.2|加密(?!套件))`;
/** "Disable …" tells what to do; "if … is disabled" and "the firewall disables …" tell what is so. */
const IMPERATIVE_EN = String.raw`(?:^|[.!?:;,(]\s*|\b(?:then|and|or|please|to|can|may|should|must|you|first|just|simply|also|temporarily|try to|by) )`;

/** A verb and a thing, one of which every such sentence has: most texts are cleared by these in a tenth of the time. */
const VERB =
  /[Tt]urn|[Ss]witch|[Dd]isabl|[Dd]eactiv|[Uu]ninst|[Bb]ypass|[Ss]kip|[Ii]gnor|[Ss]top|[Rr]emov|[Cc]lear|[Uu]ncheck|[Ss]uspend|[Ss]et|nabl|[Aa]llow|[Aa]ctiv|[Aa]dd|[Pp]ut|[Ww]hite|关|禁|停|取消|绕|跳|忽略|卸|移除|启用|开启|打开|允许|激活|将|把/u;
const THING =
  /MFA|2FA|[Ff]actor|[Dd]efault|[Cc]onditional|[Ff]irewall|Defender|[Vv]irus|[Mm]alware|[Ss]pam|time protection|[Cc]ertificate|TLS|[Ee]ncrypt|SPF|DMARC|DKIM|[Ss]afe|SSL|cipher|RC4|3DES|domain|[Ll]ist|验证|认证|默认|条件|防火墙|病毒|杀毒|恶意|垃圾|实时|加密|套件|域/u;

/** False where a text certainly tells nobody to switch protection off. */
export function mayWeaken(text: string): boolean {
  return VERB.test(text) && THING.test(text);
}

/** Sentences that tell a reader to switch protection off. */
export const WEAK_SENTENCES: Readonly<Record<"en" | "zh-CN", readonly Weakening[]>> = {
  en: [
    {
      pattern: to(
        String.raw`${IMPERATIVE_EN}(?:turn(?:ing)? off|switch(?:ing)? off|disabl(?:e|ing)|deactivat(?:e|ing)|uninstall(?:ing)?|(?:bypass(?:ing)?|skip(?:ping)?|ignor(?:e|ing)) (?!${FILLER_EN}(?:Windows )?firewall)|stop(?: requiring)?|remov(?:e|ing)|clear(?:ing)?|uncheck|suspend) ?${FILLER_EN}${PROTECTION_EN}\b${PART_OF_EN}`,
      ),
      what: "switches protection off",
      instead: KEEP_GUARD,
    },
    {
      pattern: to(
        String.raw`${IMPERATIVE_EN}(?:turn(?:ing)?|switch(?:ing)?|set(?:ting)?) ${FILLER_EN}${PROTECTION_EN} (?:to )?(?:off|\x60?\$?false\x60?|none|\x60?0\x60?)(?!\w)`,
      ),
      what: "switches protection off",
      instead: KEEP_GUARD,
    },
    {
      pattern: to(
        String.raw`${IMPERATIVE_EN}(?:re-?enabl(?:e|ing)|enabl(?:e|ing)|turn(?:ing)? (?:back )?on|switch(?:ing)? (?:back )?on|allow(?:ing)?|activat(?:e|ing)) ${FILLER_EN}(?:\x60?(?:TLS 1\.[01]|SSL ?v?[23](?:\.0)?)\x60?|old TLS|legacy TLS|weak ciphers?|RC4|3DES)(?![\w.])(?! (?:is|are|to be) |(?:,| and| or|\/) ?(?:TLS )?1\.[23])`,
      ),
      what: "turns an old TLS version or cipher on",
      instead: KEEP_OLD_OFF,
    },
    {
      pattern: to(
        String.raw`\b(?:add|put) (?:the |their |your |this )?(?:sender's |whole |entire |complete |sending )*domain (?:to|on|in) (?:the |your |an? )?(?:tenant |spam filter's )?(?:allow(?:ed)?[ -]?(?:sender )?list|white-?list|safe (?:sender|list)|allowed (?:senders?|domains))|\bwhite-?list(?:ing)? (?:the |their |your )?(?:whole |entire |sender's )*domain`,
      ),
      what: "lets a whole domain pass the spam filter",
      instead: KEEP_FILTER,
    },
  ],
  "zh-CN": [
    {
      pattern: to(
        String.raw`(?<![已被未])(?:关闭|禁用|停用|取消|关掉|(?:跳过|绕过|忽略)(?!.{0,8}防火墙)|卸载|移除|停止)(?:使用|执行)?(?:该|此|您的|所有|全部|服务器(?:的|上的)?|本地(?:的)?|对方的| ?Windows| ?Microsoft| )*${PROTECTION_ZH}${PART_OF_ZH}`,
      ),
      what: "switches protection off",
      instead: KEEP_GUARD,
    },
    {
      pattern: to(
        String.raw`(?:将|把)[^。，,；]{0,12}?${PROTECTION_ZH}(?:暂时|临时|全部|都|设(?:置)?(?:为|成) ?)*(?:关闭|关掉|禁用|停用|\x60?\$?false\x60?|关)`,
      ),
      what: "switches protection off",
      instead: KEEP_GUARD,
    },
    {
      pattern: to(
        String.raw`(?:重新)?(?:启用|开启|打开|允许|激活)(?:使用)?(?: |对|旧版(?:的)?)*(?:\x60?(?:TLS 1\.[01]|SSL ?[23](?:\.0)?)\x60?|旧版 ?TLS|弱(?:密码|加密)套件|RC4|3DES)(?![\w.])(?! ?(?:和|或|、|\/|及) ?(?:TLS )?1\.[23])`,
      ),
      what: "turns an old TLS version or cipher on",
      instead: KEEP_OLD_OFF,
    },
    {
      pattern: to(
        String.raw`[将把][^。；]{0,10}(?:整个|全部)?域(?:名)?(?:添加到|加入|列入)[^。；]{0,12}(?:白名单|允许列表|允许名单|安全发件人)`,
      ),
      what: "lets a whole domain pass the spam filter",
      instead: KEEP_FILTER,
    },
  ],
};
