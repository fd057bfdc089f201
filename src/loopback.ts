/** Tells whether a host name or address literal can only mean this machine: 127.0.0.0/8, ::1 (bracketed or not), localhost. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/u, "$1");
  if (name === "localhost" || name === "::1") return true;
  const octets = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u.exec(name);
  return octets?.slice(1).every((octet) => Number(octet) <= 255) === true;
}

/** The same for a URL. URL parsing has already folded forms such as `127.1` and `0x7f000001` into dotted decimals. */
export function isLoopbackUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === "http:" || protocol === "https:") && isLoopbackHost(hostname);
}
