/** Names of this machine: a card's download link and the page's address may use different ones. */
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The address a card may open: any https page, or a download of this server. Anything else gives `undefined`. */
export function toAllowedLink(address: string, origin: string): string | undefined {
  if (!URL.canParse(address, origin)) return undefined;
  const url = new URL(address, origin);
  if (url.protocol === "https:") return url.href;
  return isSameServer(url, new URL(origin)) && url.pathname.startsWith("/fixes/")
    ? new URL(url.pathname, origin).href
    : undefined;
}

function isSameServer(a: URL, b: URL): boolean {
  const areLoopback = LOOPBACK.has(a.hostname) && LOOPBACK.has(b.hostname);
  return a.origin === b.origin || (areLoopback && a.protocol === b.protocol && a.port === b.port);
}
