import type { Article } from "../article";

type Category = Article["category"];
type Product = Article["appliesTo"][number];
type Role = Article["whoActs"]["roles"][number];

const CATEGORY_WORDS: readonly (readonly [Category, RegExp])[] = [
  ["tls-version", /TLS (?:1\.[0-3]|version)/iu],
  ["tls-dane", /\bDANE\b|TLSA/u],
  ["tls-mtasts", /MTA-STS/iu],
  ["tls-cert", /certificate/iu],
  ["tls-required", /STARTTLS|TLS.{0,20}requir/iu],
  ["tls-handshake", /\bTLS\b|\bSSL\b/u],
  ["loop", /\bloop|hop count/i],
  ["relay", /\brelay/i],
  ["auth-sender", /\bDMARC\b|\bDKIM\b|\bSPF\b/u],
  ["reputation", /block ?list|reputation|banned/iu],
  ["spam", /\bspam\b|phish/i],
  ["throttling", /throttl|server busy|too many (?:messages|connections)/iu],
  ["limits", /limit|too many recipients/iu],
  ["size", /too large|message size|size limit/iu],
  ["mailbox", /mailbox (?:is )?full|quota/iu],
  ["restriction", /restrict|not authenticated|allowed senders|SenderNotAuthenticated/iu],
  ["recipient", /recipient.{0,20}not found|RecipientNotFound|user unknown|address rejected/iu],
  ["auth", /SMTP AUTH|authenticat|log ?in|credential/iu],
  ["dns", /\bDNS\b|\bMX record|domain (?:does not|doesn't) exist/i],
  ["connector", /connector/iu],
  ["expired", /expired/iu],
  ["network", /firewall|timed? ?out|socket|connection/iu],
];

/** The family of a problem by the words of its title and replies; "generic" where none tells. */
export function findCategory(words: string): Category {
  return CATEGORY_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "generic";
}

const PRODUCT_WORDS: readonly (readonly [Product, RegExp])[] = [
  ["exchange-server", /Exchange(?: Server)? (?:SE\b|20\d\d)|Exchange Server|on-premises|本地服务器/i],
  ["exchange-hybrid", /hybrid|混合部署/iu],
  ["exchange-online", /Exchange Online|Office 365|Microsoft 365/iu],
  ["outlook-com", /Outlook\.com|Hotmail/iu],
  ["client", /Outlook (?:for|20\d\d|desktop)|email client|mail client/iu],
];

/** The products an article names; any mail server where it names none. */
export function findProducts(words: string): Product[] {
  const found = PRODUCT_WORDS.filter(([, pattern]) => pattern.test(words)).map(([product]) => product);
  return found.length === 0 ? ["any-mta"] : found;
}

/** Who has to act: the administrators of the directions an article speaks of, else the sender. */
export function findRoles(words: string, isForAdmins: boolean): Role[] {
  const sends = /\bsend|outbound|发送/i.test(words);
  const receives = /\breceiv|inbound|接收/i.test(words);
  if (!isForAdmins) return ["sender"];
  if (receives && !sends) return ["recipient-admin"];
  return receives ? ["sender-admin", "recipient-admin"] : ["sender-admin"];
}
