/** Domains that belong to nobody: RFC 2606 and 6761, and the fictitious companies of Microsoft's documentation. */
const NOBODYS = [
  "example.com",
  "example.net",
  "example.org",
  "example",
  "test",
  "invalid",
  "localhost",
  "contoso.com",
  "contoso.local",
  "contoso.onmicrosoft.com",
  "contoso.mail.onmicrosoft.com",
  "fabrikam.com",
  "fabrikam.local",
  "fabrikam.onmicrosoft.com",
  "fabrikam.mail.onmicrosoft.com",
] as const;

/** Public services that mail errors really name: they are part of the error, and name no customer. */
const SERVICES = [
  // Microsoft: Exchange Online, Outlook.com, sign-in and portals
  "outlook.com",
  "office365.com",
  "office.com",
  "office365.us",
  "outlook.cn",
  "office365.cn",
  "partner.outlook.cn",
  "exchangelabs.com",
  "hotmail.com",
  "live.com",
  "microsoft.com",
  "microsoft.us",
  "microsoftonline.com",
  "windows.net",
  "windowsupdate.com",
  "aka.ms",
  "onmicrosoft.com",
  // Google, Yahoo, Apple
  "gmail.com",
  "google.com",
  "googlemail.com",
  "yahoo.com",
  "yahoodns.net",
  "icloud.com",
  // Gateways and block lists
  "pphosted.com",
  "proofpoint.com",
  "mimecast.com",
  "messagelabs.com",
  "iphmx.com",
  "barracudacentral.org",
  "barracudanetworks.com",
  "spamhaus.org",
  "spamcop.net",
  "abuseat.org",
  "frontbridge.com",
  "open-spf.org",
  "sorbs.net",
  "surriel.com",
  "invaluement.com",
  // Certificate authorities, standards and software that logs name
  "digicert.com",
  "letsencrypt.org",
  "openssl.org",
  "openspf.org",
  "postfix.org",
  "ietf.org",
  "w3.org",
  "github.com",
] as const;

/** Mailboxes of services that errors ask people to write to. */
const SERVICE_MAILBOXES = [
  "microsoft.com",
  "messaging.microsoft.com",
  "office365.microsoft.com",
  "spamhaus.org",
] as const;

/** Names of products and files that look like hosts. */
const NO_HOSTS = ["asp.net", "ado.net", "vb.net", "node.js", "socket.io", "system.net", "readme.md"] as const;

/**
 * Last labels by which a dotted word is taken for a host. The list is short on purpose: words of code such as
 * RESOLVER.ADR.RecipNotFound have dots too. Two letters stand for the countries.
 */
const TOP_LEVELS =
  /^(?:com|net|org|edu|gov|mil|int|info|biz|io|dev|app|cloud|online|shop|xyz|local|lan|internal|intern|corp|ac|ad|ae|af|al|am|ar|asia|at|au|az|ba|bd|be|bg|bh|bo|br|by|ca|cc|ch|cl|cn|co|cr|cy|cz|de|dk|do|dz|ec|ee|eg|es|eu|fi|fr|gb|ge|gr|gt|hk|hr|hu|id|ie|il|ir|is|it|jo|jp|ke|kr|kw|kz|lb|li|lk|lt|lu|lv|ma|me|mk|mt|mx|my|ng|nl|no|nz|om|pa|pe|ph|pk|pl|pt|qa|ro|rs|ru|sa|se|sg|si|sk|sv|th|tn|tr|tv|tw|ua|uk|us|uy|uz|ve|vn|za)$/u;

function isBelow(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** True for hosts of nobody's domains. */
export function isNobodys(host: string): boolean {
  return isBelow(host, NOBODYS);
}

/** True where a host may stand in a sample. A tenant's own name below a service names a customer. */
export function isSampleHost(host: string): boolean {
  if (isNobodys(host)) return true;
  if (!isBelow(host, SERVICES)) return false;
  const [, tenant] = /^(?:.*\.)?([a-z0-9-]+)(?:\.mail)?\.onmicrosoft\.(?:com|us|cn)$/u.exec(host) ?? [];
  const [, domain] =
    /^(?:.*\.)?([a-z0-9-]+)\.mail\.protection\.(?:outlook|partner\.outlook)\.(?:com|cn)$/u.exec(host) ?? [];
  const named = tenant ?? (domain?.includes("-") === true ? domain : undefined);
  return named === undefined || /^(?:contoso|fabrikam|example|tenant|domain|yourdomain)(?:-|$)/u.test(named);
}

/** True where an address may stand in a sample. */
export function isSampleMailDomain(domain: string): boolean {
  return isNobodys(domain) || SERVICE_MAILBOXES.some((service) => service === domain) || isDataCentre(domain);
}

/** Message identifiers end with the server that made them: NAM12PR01MB1234.namprd01.prod.outlook.com. */
function isDataCentre(host: string): boolean {
  return (
    /\.prod\.(?:outlook|exchangelabs)\.com$|\.(?:mail|prod)\.protection\.(?:outlook|partner\.outlook)\.(?:com|cn)$/u.test(
      host,
    ) && isSampleHost(host)
  );
}

/** True where a dotted word is a host and not a word of code, a file or a version. */
export function looksLikeHost(word: string): boolean {
  const lower = word.toLowerCase();
  const top = lower.split(".").at(-1) ?? "";
  // RESOLVER.ADR.No is code; EX01.CONTOSO.COM and ex01.contoso.com are hosts.
  const isOneCase = word === word.toUpperCase() || word.split(".").at(-1) === top;
  return isOneCase && TOP_LEVELS.test(top) && !NO_HOSTS.some((name) => name === lower);
}
