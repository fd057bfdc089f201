/** What identifies somebody or something, planted into pastes: none of it may be found anywhere afterwards. */
export interface Secrets {
  /** A given name and a family name. */
  readonly given: string;
  readonly family: string;
  /** Labels of a domain and a computer. */
  readonly domain: string;
  readonly computer: string;
  /** Digits of addresses, ids and numbers. */
  readonly digits: string;
}

/** Forms in which private data stands in what people paste; the technical words around and within them are no permission. */
export const PRIVATE_FORMS: readonly (readonly [name: string, write: (secrets: Secrets) => string])[] = [
  ["an address", ({ given, family, domain }) => `${given}.${family}@${domain}.example.com`],
  ["an address in angle brackets", ({ given, domain }) => `<${given}@${domain}.example>`],
  [
    "an address with a display name",
    ({ given, family, domain }) => `"${family}, ${given} (Mail Server Access)" <${given}@${domain}.org>`,
  ],
  ["a quoted local part of technical words", ({ family, domain }) => `"access denied ${family}"@${domain}.example.com`],
  ["an address behind its scheme", ({ given, domain }) => `smtp:${given}@${domain}.example.net`],
  ["a mailto link", ({ given, domain }) => `[${given}](mailto:${given}@${domain}.example.com?subject=${given})`],
  ["an address cut by a line end", ({ given, family, domain }) => `${given}.\n${family}@${domain}.example.com`],
  ["an address with spaces", ({ given, domain }) => `${given} @ ${domain} . example . com`],
  ["an address spelled out", ({ given, domain }) => `${given} at ${domain} dot com`],
  [
    "an encapsulated address",
    ({ given, family }) => `IMCEAEX-_o=Firma_ou=${family}_cn=Recipients_cn=${given}@x.example.com`,
  ],
  [
    "a distinguished name",
    ({ given, family }) => `/o=ExchangeLabs/ou=Exchange Administrative Group/cn=Recipients/cn=${given}-${family}`,
  ],
  ["an X.400 address", ({ given, family, domain }) => `X400:C=de;A= ;P=${domain};O=Exchange;S=${family};G=${given};`],
  ["an SRS address", ({ given, domain }) => `SRS0=xyz=${domain}.example=${given}@relay.example.org`],
  ["a name alone", ({ given, family }) => `please ask ${given} ${family} about the mailbox`],
  [
    "a name glued to words",
    ({ given, family }) => `denied.${family} rejected:${given} ${family}-mailbox mailbox_${given}`,
  ],
  ["a name in capitals", ({ given, family }) => `${family.toUpperCase()} ${given.toUpperCase()} SERVER ERROR`],
  [
    "a name in full-width letters",
    ({ family }) =>
      Array.from(family)
        .map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + (/[a-z]/iu.test(c) ? 0xfee0 : 0)))
        .join(""),
  ],
  ["a name with invisible characters", ({ given }) => Array.from(given).join("\u200b")],
  ["a subject", ({ given, family }) => `Subject: Connection of ${family} and ${given} refused, access denied`],
  ["a subject in German", ({ family }) => `Betreff: Kündigung ${family}`],
  ["a subject in Chinese", ({ family }) => `主题: ${family} 的邮箱被拒绝`],
  ["a Chinese name", ({ family }) => `收件人张${family}伟的邮箱不存在`],
  ["a host", ({ computer, domain }) => `${computer}.${domain}.local`],
  ["a host in an SMTP greeting", ({ computer, domain }) => `220 ${computer}.${domain}.example.com ESMTP ready`],
  ["a NetBIOS name", ({ computer }) => `server ${computer.toUpperCase()} in domain ${computer}`],
  ["a host of technical words", ({ domain }) => `mail.server.access.${domain}.example.com`],
  ["a tenant", ({ domain }) => `${domain}.onmicrosoft.com and ${domain}-com.mail.protection.outlook.com`],
  ["an international host", ({ domain }) => `xn--${domain}-kva.example und münchen-${domain}.example`],
  [
    "an IPv4 address",
    ({ digits }) => `[192.0.2.${Number(digits.slice(0, 3)) % 256}] 10.${digits.slice(0, 2)}.${digits.slice(2, 4)}.9:25`,
  ],
  [
    "an IPv6 address",
    ({ digits }) => `2001:db8::${digits.slice(0, 4)}:dead:beef fe80::${digits.slice(4, 8)}%eth0 ::ffff:192.0.2.7`,
  ],
  ["a GUID", ({ digits }) => `{${digits.slice(0, 8)}-abcd-4bad-8bad-${digits.slice(0, 12)}}`],
  ["a message id", ({ digits, computer }) => `Message-ID: <${digits}.JavaMail.${computer}@x.example>`],
  ["a queue id", ({ digits }) => `queued as ${digits.slice(0, 10)}F (id=${digits})`],
  ["a session id", ({ digits }) => `08D9${digits.slice(0, 12)},5,10.0.0.1:25`],
  ["a Windows path", ({ given, family }) => `C:\\Users\\${given}\\access\\${family}.pst is locked`],
  ["a share", ({ computer, family }) => `\\\\${computer}\\mailbox\\${family}`],
  ["a URL", ({ domain, given }) => `https://portal.${domain}.example/denied?user=${given}&error=access`],
  ["a user name", ({ domain, given }) => `${domain.toUpperCase()}\\${given} logon failed`],
  ["a credential", ({ family }) => `password=${family}! AUTH LOGIN ${Buffer.from(family).toString("base64")}`],
  ["an SID", ({ digits }) => `S-1-5-21-${digits.slice(0, 10)}-${digits}`],
  ["a telephone number", ({ digits }) => `call +49 ${digits.slice(0, 3)} ${digits.slice(3, 10)}`],
  [
    "a false symbol",
    ({ family }) =>
      `SEC_E_${family.toUpperCase()} RESOLVER.ADR.${family} STOREDRV.Deliver.Exception:${family} 0x${family}`,
  ],
  [
    "a header of a hop",
    ({ computer, domain, digits }) =>
      `Received: from ${computer} (${computer}.${domain}.example [198.51.100.7]) by mx with ESMTP id ${digits}`,
  ],
  ["a signature", ({ given, family, domain }) => `Best regards,\n${given} ${family}\n${domain} GmbH`],
];

/** The spellings under which a secret would be found. */
export function spellings({ given, family, domain, computer, digits }: Secrets): string[] {
  return [given, family, domain, computer].concat(
    [0, 4].map((start) => digits.slice(start, start + 6)),
    Buffer.from(family).toString("base64").replaceAll("=", ""),
  );
}

/** True where a text holds one of the spellings, in any case. */
export function foundIn(text: string, secrets: Secrets): string[] {
  const lower = text
    .normalize("NFKC")
    .replaceAll(/[\u200b-\u200f\u00ad]/gu, "")
    .toLowerCase();
  return spellings(secrets).filter((spelling) => lower.includes(spelling.toLowerCase()));
}
