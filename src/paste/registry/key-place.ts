import { distance } from "fastest-levenshtein";
import type { ValueName } from "./value-name";

/** The role whose key it is: `Client` when this server sends, `Server` when it receives. */
export type RegistrySide = "Client" | "Server";

/** Why Windows does not read TLS 1.2 values from a key. */
export type PlaceFault =
  | "hive"
  | "short-hive"
  | "wow6432node"
  | "control-set"
  | "protocol-name"
  | "protocols-missing"
  | "sub-key"
  | "parent-key"
  | "path";

/** Which key a piece of text speaks of. */
export type KeyPlace =
  | {
      readonly area: "tls12";
      readonly path: string;
      /** Undefined for the protocol's own key, and where the text does not show the side. */
      readonly side?: RegistrySide;
      readonly level: "side" | "protocol" | "unknown";
      /** Absent where Windows reads this very key. */
      readonly fault?: PlaceFault;
    }
  | { readonly area: "dotnet" | "winhttp" | "other"; readonly path: string };

/**
 * How a path is written: `file` in brackets of a registry file, where only full hive names count; `tool` by reg.exe and
 * PowerShell; `location` by HealthChecker, without the hive.
 */
export type PathForm = "file" | "tool" | "location";

const HIDDEN_SCHANNEL_KEY: KeyPlace = { area: "tls12", path: "", level: "unknown" };

/** The key of a value where the text does not show it: only `Enabled` and `DisabledByDefault` are Schannel's. */
export function toHiddenKey(name: ValueName): KeyPlace {
  switch (name) {
    case "Enabled":
    case "DisabledByDefault":
      return HIDDEN_SCHANNEL_KEY;
    case "SystemDefaultTlsVersions":
    case "SchUseStrongCrypto":
      return { area: "dotnet", path: "" };
    case "DefaultSecureProtocols":
      return { area: "winhttp", path: "" };
  }
}

const HIVE = "hkey_local_machine";
const PROTOCOLS = ["system", "currentcontrolset", "control", "securityproviders", "schannel", "protocols"];
const TLS12 = "tls 1.2";
const OTHER_PROTOCOLS = new Set([
  "tls10",
  "tls11",
  "tls13",
  "ssl20",
  "ssl30",
  "pct10",
  "dtls10",
  "dtls12",
  "dtls13",
  "multiprotocolunifiedhello",
]);
const DOTNET = /^software\\(?:wow6432node\\)?microsoft\\\.netframework\\v(?:4\.0\.30319|2\.0\.50727)$/u;
const WINHTTP = /^software\\(?:wow6432node\\)?microsoft\\windows\\currentversion\\internet settings\\winhttp$/u;

/** Sub-keys as machine translation wrote them. */
const TRANSLATED: Readonly<Record<string, RegistrySide>> = Object.fromEntries([
  ...toEntries("Client", [
    ..."klient cliente kunde asiakas kliens klijent odjemalec klients klientas istemci ügyfél".split(" "),
    ..."客户端 客戶端 用戶端 クライアント 클라이언트 клиент клієнт πελάτης عميل العميل לקוח ไคลเอ็นต์ máy-khách pelanggan".split(
      " ",
    ),
  ]),
  ...toEntries("Server", [
    ..."servidor serveur serwer palvelin kiszolgáló szerver poslužitelj strežnik serveris serveri sunucu servidores".split(
      " ",
    ),
    ..."服务器 服務器 伺服器 サーバー サーバ 서버 сервер διακομιστής خادم الخادم שרת เซิร์ฟเวอร์ máy-chủ peladen".split(
      " ",
    ),
  ]),
]);

function toEntries(side: RegistrySide, words: readonly string[]): [string, RegistrySide][] {
  return words.map((word) => [word.replaceAll("-", " "), side]);
}

/** Tells which key a path names, and what is wrong with it where it is meant for TLS 1.2 but is not the key Windows reads. */
export function toKeyPlace(raw: string, form: PathForm): KeyPlace {
  const path = form === "file" ? raw : stripProvider(raw);
  const parts = path.toLowerCase().split("\\");
  const root = form === "location" ? HIVE : (parts.shift() ?? "");
  const hive = form === "tool" ? root.replace(/:$/u, "") : root;
  const hiveFault = toHiveFault(hive, form);
  const at = parts.findIndex(isMeantAsTls12);
  if (at < 0) {
    const rest = parts.join("\\");
    if (hiveFault !== undefined) return { area: "other", path };
    return { area: DOTNET.test(rest) ? "dotnet" : WINHTTP.test(rest) ? "winhttp" : "other", path };
  }
  const sub = parts[at + 1];
  const side = sub === undefined ? undefined : toMeantSide(sub);
  const fault = hiveFault ?? toPathFault(parts, at);
  return {
    area: "tls12",
    path,
    ...(side === undefined ? {} : { side }),
    level: sub === undefined ? "protocol" : "side",
    ...(fault === undefined ? {} : { fault }),
  };
}

/** The place of a side whose key is only named (PSChildName, a column of HealthChecker), not shown as a path. */
export function toSidePlace(name: string): KeyPlace {
  const side = toMeantSide(name.toLowerCase());
  if (side === undefined) return { area: "other", path: name };
  const isExact = name.toLowerCase() === side.toLowerCase();
  return { area: "tls12", path: name, side, level: "side", ...(isExact ? {} : { fault: "sub-key" as const }) };
}

function stripProvider(raw: string): string {
  const path = raw
    .trim()
    .replace(/^(?:Microsoft\.PowerShell\.Core\\{1,2})?Registry::/iu, "")
    .replace(/^[^\\\s:]{2,20}\\{1,2}(?=HKEY_)/iu, "")
    .replace(/\\$/u, "");
  // JSON doubles every backslash; one doubled among single ones is damage.
  return /(?<!\\)\\(?!\\)/u.test(path) ? path : path.replaceAll("\\\\", "\\");
}

function toHiveFault(hive: string, form: PathForm): PlaceFault | undefined {
  if (hive === HIVE) return undefined;
  if (hive === "hklm") return form === "file" ? "short-hive" : undefined;
  return "hive";
}

function toPathFault(parts: readonly string[], at: number): PlaceFault | undefined {
  const above = parts.slice(0, at);
  const below = parts.slice(at + 1);
  const isBelowRight = below.length === 0 || (below.length === 1 && (below[0] === "client" || below[0] === "server"));
  const isAboveRight = above.join("\\") === PROTOCOLS.join("\\");
  const isNamed = parts[at] === TLS12;
  if (isAboveRight && isNamed && isBelowRight) return undefined;
  if (above.includes("wow6432node")) return "wow6432node";
  if (!isNamed) return "protocol-name";
  if (!isAboveRight) {
    const set = above[1] ?? "";
    const others = [above[0], "currentcontrolset", ...above.slice(2)].join("\\");
    if (/^controlset\d{3}$/u.test(set) && others === PROTOCOLS.join("\\") && isBelowRight) return "control-set";
    if (above.join("\\") === PROTOCOLS.slice(0, -1).join("\\")) return "protocols-missing";
    return "path";
  }
  return below.length === 1 ? "sub-key" : "path";
}

function isMeantAsTls12(part: string): boolean {
  const squashed = part.replace(/[^a-z0-9]/gu, "");
  if (OTHER_PROTOCOLS.has(squashed)) return false;
  return squashed === "tlsv12" || distance(squashed, "tls12") <= 1;
}

/** Two slips still leave a sub-key recognisable; the two names themselves are four apart. */
function toMeantSide(part: string): RegistrySide | undefined {
  const squashed = part.replace(/[\s.,;:_-]/gu, "");
  if (distance(squashed, "client") <= 2) return "Client";
  if (distance(squashed, "server") <= 2) return "Server";
  return TRANSLATED[part.trim()];
}
