import { toKeyPlace, toSidePlace, type KeyPlace } from "./key-place";
import type { RegistryObservation } from "./observation";
import { parseShownData } from "./registry-data";
import type { RegistryItem } from "./registry-items";
import { toValueName, VALUE_NAME_PATTERN, type ValueName } from "./value-name";

const HEADING = /^\s*TLS ?(1\.[0-3])\s*:?\s*$/iu;
const SIDE_LINE = /^\s*(Server|Client) (Enabled|Disabled ?By ?Default)\s*:\s*(\S*)/iu;
const NET_LINE = /^\s*(SystemDefaultTlsVersions|SchUseStrongCrypto)(?: - Wow6432Node)?:\s*(True|False|-?\d+|NULL)\b/i;
const TABLE_HEAD = /TLSVersion\s+ServerEnabled\s+ServerDbD\s+ClientEnabled\s+ClientDbD/iu;
const TABLE_ROW = /^\s*1\.2\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)/u;
const RAW_VALUE = /^\s*1\.2 (Server|Client)(Enabled|DisabledByDefault|DbD)Value:\s*(\S+)/iu;
const LOCATION_ROW = new RegExp(`^\\s*(${VALUE_NAME_PATTERN})\\s+(S(?:YSTEM|OFTWARE)\\\\.+?)\\s+(\\S+)\\s*$`, "iu");

/**
 * Reads the TLS section of HealthChecker in its three layouts: lines under `TLS 1.2` (until 2022), the table with ServerDbD
 * (2022), the table with RegistryKey, Location and Value (since). Its values are read, its labels and errors are not:
 * https://github.com/microsoft/CSS-Exchange/issues/1093.
 */
export function readHealthChecker(items: readonly RegistryItem[]): RegistryObservation[] {
  const observations: RegistryObservation[] = [];
  let version = "1.2";
  let isTable = false;
  items.forEach(({ text, finding }, at) => {
    const add = (place: KeyPlace, name: ValueName, shown: string): void => {
      const data = parseShownData(shown);
      const saying =
        data === undefined ? ({ kind: "absent", name } as const) : ({ kind: "value", name, data, shown } as const);
      observations.push({ at, form: "health-checker", place, saying, finding });
    };
    const heading = HEADING.exec(text);
    if (heading !== null) version = heading[1] ?? "";
    const line = SIDE_LINE.exec(text);
    if (line !== null && version === "1.2")
      add(toSidePlace(line[1] ?? ""), toSchannelName(line[2] ?? ""), line[3] ?? "");
    const net = NET_LINE.exec(text);
    const netName = toValueName(net?.[1] ?? "");
    if (net !== null && netName !== undefined) add({ area: "dotnet", path: "" }, netName, net[2] ?? "");
    isTable ||= TABLE_HEAD.test(text);
    const row = isTable ? TABLE_ROW.exec(text) : null;
    const raw = RAW_VALUE.exec(text);
    if (raw !== null) add(toSidePlace(raw[1] ?? ""), toSchannelName(raw[2] ?? ""), raw[3] ?? "");
    else if (row !== null) {
      const [, serverEnabled = "", serverDbD = "", clientEnabled = "", clientDbD = ""] = row;
      add(toSidePlace("Server"), "Enabled", serverEnabled);
      add(toSidePlace("Server"), "DisabledByDefault", serverDbD);
      add(toSidePlace("Client"), "Enabled", clientEnabled);
      add(toSidePlace("Client"), "DisabledByDefault", clientDbD);
    }
    const located = LOCATION_ROW.exec(text);
    const name = toValueName(located?.[1] ?? "");
    if (located !== null && name !== undefined) add(toKeyPlace(located[2] ?? "", "location"), name, located[3] ?? "");
  });
  return observations;
}

function toSchannelName(words: string): ValueName {
  return /^enabled$/iu.test(words) ? "Enabled" : "DisabledByDefault";
}
