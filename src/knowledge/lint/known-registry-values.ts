/** A registry value that Windows knows, with the data a fix may put there. */
interface KnownValue {
  readonly name: string;
  /** What is permitted, in words. */
  readonly permitted: string;
  readonly permits: (data: number) => boolean;
}

/** Keys of one kind, with their values. */
interface KnownKey {
  readonly pattern: RegExp;
  readonly values: readonly KnownValue[];
  /** Values that say nothing without one another. */
  readonly together?: true;
}

const oneOf = (name: string, ...permitted: number[]): KnownValue => ({
  name,
  permitted: permitted.join(" or "),
  permits: (data) => permitted.includes(data),
});

const between = (name: string, least: number, most: number): KnownValue => ({
  name,
  permitted: `${least} to ${most}`,
  permits: (data) => data >= least && data <= most,
});

/** Protocol names exactly as Schannel reads them: it ignores a key of any other name. */
export const PROTOCOLS = ["SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"] as const;

export const SCHANNEL = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL";

/** Bits of DefaultSecureProtocols: SSL 2.0, SSL 3.0, TLS 1.0, 1.1, 1.2, 1.3. https://support.microsoft.com/help/3140245 */
export const SECURE_PROTOCOL_BITS = {
  ssl2: 0x8,
  ssl3: 0x20,
  tls10: 0x80,
  tls11: 0x200,
  tls12: 0x800,
  tls13: 0x2000,
} as const;
const ALL_BITS = Object.values(SECURE_PROTOCOL_BITS).reduce((sum, bit) => sum | bit, 0);

const literal = (path: string): string => path.replaceAll(/[\\.]/gu, "\\$&");

/** Registry paths are the same in any case; Windows keeps 32-bit programs' settings below Wow6432Node. */
const keyOf = (path: string): RegExp => new RegExp(`^${path}$`, "iu");

/** What a fix may set. A value that is missing here is added with the page that documents it. */
export const KNOWN_KEYS: readonly KnownKey[] = [
  {
    // https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings
    pattern: keyOf(
      `${literal(`${SCHANNEL}\\Protocols\\`)}(?:${PROTOCOLS.map(literal).join("|")})\\\\(?:Client|Server)`,
    ),
    values: [oneOf("Enabled", 0, 1), oneOf("DisabledByDefault", 0, 1)],
    together: true,
  },
  {
    // https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings
    pattern: keyOf(literal(SCHANNEL)),
    values: [between("EventLogging", 0, 7), oneOf("SendTrustedIssuerList", 0, 1), between("ClientAuthTrustMode", 0, 2)],
  },
  {
    // https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings (key exchange: 2048 bits is the least that is safe)
    pattern: keyOf(literal(`${SCHANNEL}\\KeyExchangeAlgorithms\\Diffie-Hellman`)),
    values: [oneOf("ServerMinKeyBitLength", 2048, 3072, 4096), oneOf("ClientMinKeyBitLength", 2048, 3072, 4096)],
  },
  {
    // https://learn.microsoft.com/dotnet/framework/network-programming/tls
    pattern: keyOf(
      `${literal("HKEY_LOCAL_MACHINE\\SOFTWARE\\")}(?:Wow6432Node\\\\)?${literal("Microsoft\\.NETFramework\\")}(?:v2\\.0\\.50727|v4\\.0\\.30319)`,
    ),
    values: [oneOf("SystemDefaultTlsVersions", 1), oneOf("SchUseStrongCrypto", 1)],
  },
  {
    // https://support.microsoft.com/help/3140245
    pattern: keyOf(
      `${literal("HKEY_LOCAL_MACHINE\\SOFTWARE\\")}(?:Wow6432Node\\\\)?${literal("Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp")}`,
    ),
    values: [
      {
        name: "DefaultSecureProtocols",
        permitted: "a sum of 8, 32, 128, 512, 2048 (TLS 1.2) and 8192, with 2048 in it",
        permits: (data) => data <= ALL_BITS && (data & ~ALL_BITS) === 0 && (data & SECURE_PROTOCOL_BITS.tls12) !== 0,
      },
    ],
  },
  {
    // https://microsoft.github.io/CSS-Exchange/Diagnostics/HealthChecker/TCPIPSettingsCheck/ (15 to 30 minutes in milliseconds)
    pattern: keyOf(literal("HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters")),
    values: [between("KeepAliveTime", 900_000, 1_800_000)],
  },
];
