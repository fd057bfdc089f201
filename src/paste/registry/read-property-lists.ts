import { isPrompt, keysByCommand } from "./key-commands";
import { toHiddenKey, toKeyPlace, toSidePlace, type KeyPlace } from "./key-place";
import type { RegistryObservation } from "./observation";
import { parseShownData } from "./registry-data";
import type { RegistryItem } from "./registry-items";
import { toMeantName, toValueName } from "./value-name";

const PROPERTY = /^\s*([A-Za-z][\w ]{0,40}?)\s*([:：])\s?(.*)$/u;
const PROVIDER_PROPERTY = /^PS(?:Path|ParentPath|ChildName|Drive|Provider)$/iu;
/** `Hive: HKEY_…`, a heading that Windows translates. */
const HIVE = /^\s*(?!PS)[^\s:：]{2,20}\s?[:：]\s?(HKEY_[A-Z_]+\\.*|HKEY_[A-Z_]+)$/iu;
const TABLE_HEAD = /^\s*(?:Name\s+Property|-{3,}(?:\s+-{3,})*)\s*$/u;

interface Property {
  readonly at: number;
  readonly raw: string;
  readonly hasWideColon: boolean;
  readonly data: string;
  readonly item: RegistryItem;
}

/** Reads lists of `Get-ItemProperty` and listings of `Get-ChildItem`. */
export function readPropertyLists(items: readonly RegistryItem[]): RegistryObservation[] {
  return [...readObjects(items), ...readHives(items)];
}

/** Objects of `Name : value` lines; PSPath or PSChildName tells their key, wherever among the lines it stands. */
function readObjects(items: readonly RegistryItem[]): RegistryObservation[] {
  const observations: RegistryObservation[] = [];
  const commanded = keysByCommand(items);
  let open: Property[] = [];
  let isListing = false;
  const close = (): void => {
    observations.push(...toObservations(open, commanded[open[0]?.at ?? 0]));
    open = [];
  };
  items.forEach((item, at) => {
    if (HIVE.test(item.text)) isListing = true;
    else if (isPrompt(item.text)) isListing = false;
    if (isListing) {
      close();
      return;
    }
    const property = PROPERTY.exec(item.text);
    if (property === null) {
      // A blank line ends an object once its key is known; chat clients put blank lines between any two.
      if (item.text !== "" || open.some(({ raw }) => PROVIDER_PROPERTY.test(raw))) close();
      return;
    }
    const [, raw = "", colon, data = ""] = property;
    if (open.some((other) => other.raw.toLowerCase() === raw.toLowerCase())) close();
    open.push({ at, raw, hasWideColon: colon === "：", data, item });
  });
  close();
  return observations;
}

function toObservations(properties: readonly Property[], commanded: KeyPlace | undefined): RegistryObservation[] {
  const place = placeOf(properties) ?? commanded;
  const isSchannel = properties.some(({ raw }) => /^DisabledByDefault$/iu.test(raw));
  // Many things are "Enabled": without a key only the pair with DisabledByDefault is Schannel's.
  const told = place !== undefined || isSchannel ? properties : properties.filter(({ raw }) => isOfOtherKey(raw));
  return told.flatMap((property) => toObservation(property, place));
}

/** True for the values of .NET and WinHTTP. */
function isOfOtherKey(raw: string): boolean {
  const name = toValueName(raw);
  return name !== undefined && toHiddenKey(name).area !== "tls12";
}

function placeOf(properties: readonly Property[]): KeyPlace | undefined {
  const find = (name: string): string | undefined => {
    const data = properties.find(({ raw }) => raw.toLowerCase() === name)?.data.trim();
    return data === "" ? undefined : data;
  };
  const parent = find("psparentpath");
  const child = find("pschildname");
  const path = find("pspath") ?? (parent === undefined || child === undefined ? undefined : `${parent}\\${child}`);
  if (path !== undefined) return toKeyPlace(path, "tool");
  return child === undefined ? undefined : toSidePlace(child);
}

function toObservation(
  { at, raw, hasWideColon, data, item }: Property,
  known: KeyPlace | undefined,
): RegistryObservation[] {
  const name = toValueName(raw);
  const mayBeMeant = (known === undefined || known.area === "tls12") && !PROVIDER_PROPERTY.test(raw);
  const meant = name ?? (mayBeMeant ? toMeantName(raw) : undefined);
  const place = known ?? (meant === undefined ? undefined : toHiddenKey(meant));
  if (place === undefined) return [];
  const base = { at, form: "powershell" as const, place, finding: item.finding };
  if (meant === undefined) return /^PSPath$/iu.test(raw) ? [{ saying: { kind: "key" }, ...base }] : [];
  const shown = data.trim().slice(0, 60);
  if (name === undefined) return [{ saying: { kind: "misnamed", name: meant, shown: `${raw} : ${shown}` }, ...base }];
  const parsed = hasWideColon ? ({ kind: "unreadable", reason: "colon" } as const) : parseShownData(data);
  return [
    { saying: parsed === undefined ? { kind: "absent", name } : { kind: "value", name, data: parsed, shown }, ...base },
  ];
}

/** Listings of sub-keys under a `Hive:` line: the key's name, then its values. */
function readHives(items: readonly RegistryItem[]): RegistryObservation[] {
  const observations: RegistryObservation[] = [];
  let hive: string | undefined;
  let place: KeyPlace | undefined;
  items.forEach((item, at) => {
    const path = HIVE.exec(item.text)?.[1];
    if (path !== undefined || isPrompt(item.text)) {
      hive = path?.trim();
      place = undefined;
      return;
    }
    const parent = hive;
    if (parent === undefined || item.text === "" || TABLE_HEAD.test(item.text)) return;
    const enter = (key: string): void => {
      place = toKeyPlace(`${parent}\\${key}`, "tool");
      observations.push({ at, form: "powershell", place, saying: { kind: "key" }, finding: item.finding });
    };
    const property = PROPERTY.exec(item.text);
    if (property === null) {
      const keys = item.text.trim().replace(/^Name\s+Property\s+(?:-+\s+)*/u, "");
      (/^(?:(?:Client|Server)\s*)+$/iu.test(keys) ? keys.split(/\s+/u) : [keys]).forEach(enter);
      return;
    }
    const [, raw = "", colon, data = ""] = property;
    // In a flattened listing the next key's name stands behind the value.
    const [, value = "", next = ""] = /^\s*(\{[^}]*\}|\S*)\s*(.*)$/u.exec(data) ?? [];
    if (place !== undefined)
      observations.push(...toObservation({ at, raw, hasWideColon: colon === "：", data: value, item }, place));
    if (next !== "") enter(next.trim());
  });
  return observations;
}
