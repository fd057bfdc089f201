import type { PasteLine } from "../paste";

/** A server release named as such; a bare year may be Exchange's. */
const NAMED =
  /(?<!exchange[ -]{0,3})\b(?:Windows(?: ?Server)?|Win|Server)[ -]?(?:®|\(R\))?[ -]?(2003|2008|2012|2016|2019|2022|2025)(?!\d)([ -]?(?:R2|SP2))?|\b(2008|2012)[ -]?(R2)\b/gi;
/** What cmd.exe prints when it starts, see https://learn.microsoft.com/windows/win32/sysinfo/operating-system-version. */
const BANNER = /\[Version (\d+)\.(\d+)\.(\d+)/giu;
const KERNELS: Readonly<Record<string, string>> = {
  "5.2": "2003",
  "6.0": "2008",
  "6.1": "2008 R2",
  "6.2": "2012",
  "6.3": "2012 R2",
  "10.0": "2016",
};

/** The Windows release that a paste names ("2008 R2"); undefined where it names none, or more than one. */
export function readWindowsVersion(lines: readonly PasteLine[]): string | undefined {
  const versions = new Set<string>();
  for (const { folded } of lines) {
    for (const [, year, suffix, bareYear, bareSuffix] of folded.matchAll(NAMED)) {
      const release = (suffix ?? bareSuffix ?? "").replaceAll(/[ -]/gu, "").toUpperCase();
      versions.add([year ?? bareYear ?? "", release === "R2" ? " R2" : ""].join(""));
    }
    for (const [, major = "", minor = ""] of folded.matchAll(BANNER)) {
      const version = KERNELS[`${major}.${minor}`];
      if (version !== undefined) versions.add(version);
    }
  }
  const [only] = versions;
  return versions.size === 1 ? only : undefined;
}
