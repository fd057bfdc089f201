/** The path of a registry key as it stands in a text. */
export interface KeyPath {
  /** Full path with the long name of the hive. */
  readonly path: string;
  /** What is wrong with it, in words; empty where it can be taken. */
  readonly faults: readonly string[];
}

/** Protocol keys of Schannel: https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings */
const PROTOCOLS = new Set(
  ["Multi-Protocol Unified Hello", "PCT 1.0", "SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"].concat([
    "DTLS 1.0",
    "DTLS 1.2",
  ]),
);
const SIDES = new Set(["client", "server"]);

/** Reads a key's path strictly. `inBrackets`: as .reg files have it, where the hive's short name does not work. */
export function readKeyPath(raw: string, inBrackets: boolean): KeyPath {
  const faults: string[] = [];
  let path = raw.replaceAll(/^\*+|\*+$/gu, "");
  if (/\\_|\\\\/u.test(path)) {
    // Markdown authors may escape: HKEY\_LOCAL\_MACHINE\\SOFTWARE. Where every backslash is doubled, its meaning is certain.
    const unescaped = path.replaceAll("\\_", "_");
    if (/(?<!\\)\\(?!\\)/u.test(unescaped.replaceAll("\\\\", "")))
      faults.push("some of its backslashes are doubled and some are not");
    path = unescaped.replaceAll("\\\\", "\\");
  }
  if (!inBrackets) path = path.replace(/^HKLM:?\\/iu, "HKEY_LOCAL_MACHINE\\").replace(/\\+$/u, "");
  if (path.startsWith("-")) faults.push("the minus sign would delete it");
  if (/[＼￥₩／]/u.test(path)) faults.push("it has other signs in place of backslashes");
  if (/\s\\|\\\s|^\s|\s$/u.test(path)) faults.push("it has blanks around a backslash");
  if (path.includes("/")) faults.push("it has slashes in place of backslashes");
  const [hive = "", ...parts] = path
    .replace(/^-/u, "")
    .split("\\")
    .map((part) => part.trim());
  if (hive !== "HKEY_LOCAL_MACHINE") faults.push(`its hive is "${hive}", not HKEY_LOCAL_MACHINE`);
  if (parts.length === 0 || parts.includes("")) faults.push("a part of it is empty");
  const foreign = parts.find((part) => /[^\x20-\x7e]/u.test(part));
  if (foreign !== undefined) faults.push(`its part "${foreign}" is translated or damaged`);
  const controlSet = parts.find((part) => /^ControlSet\d+$/iu.test(part));
  if (controlSet !== undefined) faults.push(`it names ${controlSet}; the set in use is CurrentControlSet`);
  if (parts.some((part) => /^Microsoft\.NETFramework$/iu.test(part)))
    faults.push("the backslash before .NETFramework is missing");
  faults.push(...schannelFaults(parts));
  return { path, faults };
}

function schannelFaults(parts: readonly string[]): string[] {
  const at = parts.findIndex((part) => part.toUpperCase() === "SCHANNEL");
  const [group, protocol, side, ...rest] = parts.slice(at + 1);
  if (at < 0 || group === undefined) return [];
  if (/^(?:TLS|SSL)\b/i.test(group)) return [`the part Protocols is missing before "${group}"`];
  if (group.toLowerCase() !== "protocols" || protocol === undefined) return [];
  const faults = PROTOCOLS.has(protocol) ? [] : [`"${protocol}" is no protocol key of Schannel`];
  if (side !== undefined && !SIDES.has(side.toLowerCase())) faults.push(`"${side}" is neither Client nor Server`);
  if (rest.length > 0) faults.push("it goes on behind Client or Server");
  return faults;
}

/** Where values that everybody knows belong; a value that stands elsewhere has no effect. */
const BELONGS: readonly (readonly [name: RegExp, among: RegExp, place: RegExp, words: string])[] = [
  [/^(?:Enabled|DisabledByDefault)$/iu, /\\SCHANNEL\\Protocols\b/i, /\\(?:Client|Server)$/iu, "a Client or Server key"],
  [
    /^(?:SystemDefaultTlsVersions|SchUseStrongCrypto)$/iu,
    /./u,
    /\\\.NETFramework\\v[\d.]+$/iu,
    "a version key of .NETFramework",
  ],
  [/^DefaultSecureProtocols$/iu, /./u, /\\WinHttp$/iu, "the key WinHttp"],
];

/** Says where a value belongs, where that is known and it stands elsewhere. */
export function misplacedFrom(name: string, path: string): string | undefined {
  return BELONGS.find(([value, among, place]) => value.test(name) && among.test(path) && !place.test(path))?.[3];
}
