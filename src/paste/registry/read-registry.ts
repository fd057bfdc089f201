import type { PasteLine } from "../paste";
import type { RegistryObservation, RegistryState } from "./observation";
import { readAbsence } from "./read-absence";
import { readHealthChecker } from "./read-health-checker";
import { readPropertyLists } from "./read-property-lists";
import { readPropertyTables } from "./read-property-tables";
import { readRegFile } from "./read-reg-file";
import { readRegQuery } from "./read-reg-query";
import { toRegistryItems, type RegistryItem } from "./registry-items";
import { readWindowsVersion } from "./windows-version";

/** Words without which a paste holds no registry state: most pastes are told by this alone. */
const HINT =
  /\bHK(?:EY_|LM\b|CU\b)|Disabled ?By ?Default|\bREG_[A-Z]|ServerDbD|SCHANNEL|(?:Server|Client) Enabled|SystemDefaultTlsVersions|SchUseStrongCrypto|regist|rejestr|реестр|注册表|登錄|レジストリ|레지스트리/iu;
const READERS = [readRegFile, readRegQuery, readPropertyLists, readPropertyTables, readHealthChecker, readAbsence];
const HEADER = /^\s*(?:Windows Registry Editor Version 5\.00|REGEDIT4)\s*$/u;
/** Lines that belong to a tool's registry output without saying a value. */
const FURNITURE =
  /^\s*(?:PS(?:Path|ParentPath|ChildName|Drive|Provider)\s*:|TLS ?1\.[0-3]\b|(?:RegistryKey|TLSVersion)\s|Security Settings|Windows Registry Editor|REGEDIT4|1\.[0-3]\s)/iu;

/** Reads the registry state in a paste; undefined where there is none that has to do with TLS 1.2. */
export function readRegistry(lines: readonly PasteLine[]): RegistryState | undefined {
  if (!lines.some(({ folded }) => HINT.test(folded))) return undefined;
  const items = toRegistryItems(lines);
  const observations = READERS.flatMap((read) => read(items))
    .filter(({ place }) => place.area !== "other")
    .sort((a, b) => a.at - b.at);
  if (!observations.some(({ saying }) => saying.kind !== "asked")) return undefined;
  const windowsVersion = readWindowsVersion(lines);
  const isImportable = toImportable(items, observations);
  return {
    observations,
    ...(windowsVersion === undefined ? {} : { windowsVersion }),
    ...(isImportable === undefined ? {} : { isImportable }),
    lines: new Set([
      ...observations.map(({ finding }) => finding.line),
      ...items.filter(({ text }) => FURNITURE.test(text)).map(({ finding }) => finding.line),
    ]),
  };
}

function toImportable(
  items: readonly RegistryItem[],
  observations: readonly RegistryObservation[],
): boolean | undefined {
  const file = observations.filter(({ form }) => form === "reg");
  if (file.length === 0) return undefined;
  const hasHeader = items.some(({ text }) => HEADER.test(text));
  return hasHeader && new Set(file.map(({ finding }) => finding.line)).size === file.length;
}
