/** Bits of WinHTTP's DefaultSecureProtocols, see https://support.microsoft.com/kb/3140245. */
const BITS: readonly (readonly [bit: number, protocol: string])[] = [
  [0x8, "SSL 2.0"],
  [0x20, "SSL 3.0"],
  [0x80, "TLS 1.0"],
  [0x200, "TLS 1.1"],
  [0x800, "TLS 1.2"],
  [0x2000, "TLS 1.3"],
];

/** The protocols that a DefaultSecureProtocols bitmap permits, the oldest first. */
export function toWinHttpProtocols(bitmap: number): string[] {
  return BITS.filter(([bit]) => (bitmap & bit) !== 0).map(([, protocol]) => protocol);
}
