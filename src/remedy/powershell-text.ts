import type { RegistryKey } from "../knowledge";

/** A PowerShell string literal. PowerShell takes typographic apostrophes for quotes, so these are doubled, too. */
export function toLiteral(text: string): string {
  return `'${text.replace(/['\u2018-\u201B]/gu, "$&$&")}'`;
}

/** The path of a key on PowerShell's registry drive. */
function toDrivePath(path: string): string {
  return path.replace(/^HKEY_LOCAL_MACHINE\\/u, "HKLM:\\");
}

/**
 * The table of values with which both scripts work. Data is written in hexadecimal: of such a literal PowerShell makes the
 * 32-bit number that the registry holds, also above 0x7fffffff, where a decimal one would not fit.
 */
export function toValueTable(keys: readonly RegistryKey[]): string[] {
  const rows = keys.flatMap(({ path, values }) =>
    values.map(
      ({ name, data }) =>
        `  @{ Path = ${toLiteral(toDrivePath(path))}; Name = ${toLiteral(name)}; Data = 0x${data.toString(16).padStart(8, "0")} }`,
    ),
  );
  return ["$wanted = @(", ...rows, ")"];
}

/** Guards that both scripts begin with. */
export const GUARDS: readonly string[] = [
  "$ErrorActionPreference = 'Stop'",
  "Set-StrictMode -Version 2.0",
  "",
  "if ([Environment]::Is64BitOperatingSystem -and -not [Environment]::Is64BitProcess) {",
  "  throw 'Run this in 64-bit PowerShell: a 32-bit one writes SOFTWARE keys to Wow6432Node.'",
  "}",
  "$user = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()",
  "$isElevated = $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)",
  "if (-not $isElevated -and -not $WhatIfPreference) {",
  "  throw 'Run this in PowerShell started as administrator, or with -WhatIf to see what it would do.'",
  "}",
];

/** Lines of a script as a file's text: CRLF and a line end at the end. */
export function toScript(lines: readonly string[]): string {
  return `${lines.join("\r\n")}\r\n`;
}
