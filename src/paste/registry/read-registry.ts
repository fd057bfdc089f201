import { CUES } from "../line-cues";
import type { PasteLine } from "../paste";
import type { RegistryObservation, RegistryState } from "./observation";
import { readAbsence } from "./read-absence";
import { readBareValues } from "./read-bare-values";
import { readHealthChecker } from "./read-health-checker";
import { readPropertyLists } from "./read-property-lists";
import { readPropertyTables } from "./read-property-tables";
import { readRegFile } from "./read-reg-file";
import { readRegQuery } from "./read-reg-query";
import { isFileHeader, toRegistryItems, type RegistryItem } from "./registry-items";
import { VALUE_NAME_PATTERN } from "./value-name";
import { readWindowsVersion } from "./windows-version";

/** Words without which a paste holds no registry state: most pastes are told by this alone. */
const HINT =
  /\bHK(?:EY_|LM\b|CU\b)|Disabled ?By ?Default|\bREG_[A-Z]|ServerDbD|SCHANNEL|(?:Server|Client) Enabled|SystemDefaultTlsVersions|SchUseStrongCrypto|regist|rejestr|реестр|注册表|登錄|レジストリ|레지스트리/i;
/** How far, in lines, what belongs together may stand from a line with such a word: objects of PowerShell are the longest. */
const REACH = 40;
const READERS = [
  readRegFile,
  readRegQuery,
  readPropertyLists,
  readPropertyTables,
  readBareValues,
  readHealthChecker,
  readAbsence,
];
/** Lines that belong to a tool's registry output without saying a value. */
const FURNITURE = new RegExp(
  `^\\s*(?:PS(?:Path|ParentPath|ChildName|Drive|Provider)\\s*:|TLS ?1\\.[0-3]\\b|(?:RegistryKey|TLSVersion)\\s|Security Settings|Windows Registry Editor|REGEDIT4|1\\.[0-3]\\s|(?:${VALUE_NAME_PATTERN})(?:\\s+(?:${VALUE_NAME_PATTERN}))+\\s*$)`,
  "i",
);

/** Reads the registry state in a paste; undefined where there is none that has to do with TLS 1.2. */
export function readRegistry(lines: readonly PasteLine[]): RegistryState | undefined {
  const near = linesNearHints(lines);
  if (near.length === 0) return undefined;
  const items = toRegistryItems(near);
  const read = READERS.flatMap((reader) => reader(items)).sort((a, b) => a.at - b.at);
  const observations = read.filter(({ place }) => place.area !== "other");
  if (!observations.some(({ saying }) => saying.kind !== "asked")) return undefined;
  const windowsVersion = readWindowsVersion(lines);
  const isImportable = toImportable(items, observations);
  return {
    observations,
    ...(windowsVersion === undefined ? {} : { windowsVersion }),
    ...(isImportable === undefined ? {} : { isImportable }),
    lines: new Set([
      ...read.map(({ finding }) => finding.line),
      ...items.filter(({ text }) => FURNITURE.test(text)).map(({ finding }) => finding.line),
    ]),
  };
}

/** Lines around those that may be registry state: in a long log the others need not be looked at. */
function linesNearHints(lines: readonly PasteLine[]): PasteLine[] {
  const near: PasteLine[] = [];
  let taken = 0;
  lines.forEach(({ folded, cues }, row) => {
    if ((cues & (CUES.registryState | CUES.beyondAscii)) === 0 || !HINT.test(folded)) return;
    for (; taken < Math.min(lines.length, row + REACH); taken++) {
      const line = lines[taken];
      if (line !== undefined && taken >= row - REACH) near.push(line);
    }
  });
  return near;
}

function toImportable(
  items: readonly RegistryItem[],
  observations: readonly RegistryObservation[],
): boolean | undefined {
  const file = observations.filter(({ form }) => form === "reg");
  if (file.length === 0) return undefined;
  const hasHeader = items.some(({ text }) => isFileHeader(text));
  return hasHeader && new Set(file.map(({ finding }) => finding.line)).size === file.length;
}
