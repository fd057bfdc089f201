/** What Schannel does where a value of TLS 1.2 is absent. */
export type WindowsDefault = "on" | "off" | "unknown";

/**
 * Whether TLS 1.2 is on by default: since Windows 8 and Server 2012, not in Windows 7, Server 2008 (with its update) and 2008 R2.
 * See https://learn.microsoft.com/windows/win32/secauthn/protocols-in-tls-ssl--schannel-ssp-.
 */
export function windowsDefault(version: string | undefined): WindowsDefault {
  if (version === undefined) return "unknown";
  if (/\b(?:2003|2008|vista|xp|windows 7)/i.test(version)) return "off";
  return /\b(?:2012|2016|2019|2022|2025|windows (?:8|10|11))/i.test(version) ? "on" : "unknown";
}
