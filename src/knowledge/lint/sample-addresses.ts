import { BlockList, isIPv6 } from "node:net";

/** IPv4 addresses that name nobody: documentation (RFC 5737), private use (RFC 1918), this machine, links, carriers, multicast. */
const PERMITTED = new BlockList();
for (const [network, prefix] of [
  ["192.0.2.0", 24],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
  ["224.0.0.0", 3],
  ["0.0.0.0", 8],
] as const) {
  PERMITTED.addSubnet(network, prefix, "ipv4");
}

/** Public addresses of services that everybody uses: DNS resolvers, and the health probe of Azure. */
for (const address of ["8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "168.63.129.16"]) {
  PERMITTED.addAddress(address, "ipv4");
}

/** Words in front of four numbers with dots that are no address: builds of Exchange, versions of log formats, object identifiers. */
const VERSION_BEFORE =
  /(?:version|build|release|server id|\bv|\bid|OID|版本|内部版本|バージョン)["'\s]*[:=(#]?\s*["']?$/i;

/** A network address of a text with its place. */
export interface FoundAddress {
  readonly address: string;
  readonly offset: number;
}

/** Addresses in a text that may belong to somebody. */
export function findPrivateAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const { 0: address, index } of text.matchAll(/(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w|-\d)/gu)) {
    const isAddress = address.split(".").every((part) => Number(part) <= 255);
    if (!isAddress || VERSION_BEFORE.test(text.slice(Math.max(0, index - 24), index))) continue;
    const plain = address.split(".").map(Number).join(".");
    if (!PERMITTED.check(plain, "ipv4")) found.push({ address, offset: index });
  }
  // Global unicast only: times, hashes and hardware addresses hold colons too. 2001:db8::/32 is for documentation (RFC 3849).
  for (const { 0: address, index } of text.matchAll(/(?<![\w:.])[23][0-9a-f]{3}:[0-9a-f:]*[0-9a-f:](?![\w:])/giu)) {
    if (isIPv6(address) && !/^2001:0?db8:/iu.test(address)) found.push({ address, offset: index });
  }
  return found;
}
