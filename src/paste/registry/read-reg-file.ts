import { toHiddenKey, toKeyPlace, type KeyPlace } from "./key-place";
import type { RegistryObservation, RegistrySaying } from "./observation";
import { parseFileData } from "./registry-data";
import { isFileHeader, type RegistryItem } from "./registry-items";
import { toMeantName, toValueName, type ValueName } from "./value-name";

const KEY = /^\s*\[(-?)([^[\]]*)(\]?)/u;
/** A path with brackets that are no pair: regedit skips it, and what follows is not where it was meant to be. */
const TORN_KEY = /^(?=.*[[\]])(?:[^="\\]*\\){3}[^="]*$/u;
/** A path alone on its line, without brackets: so keys are noted, but in a file regedit skips it. */
const NOTED_KEY = /^\s*(HK(?:EY_[A-Z_]+|LM:?|CU:?)\\[^"'[\]=|>]*?)\s*:?\s*$/iu;
const ASSIGNMENT = /^\s*"([^"]*)"\s*=(.*)$/su;
const QUOTE = /["'«»‹›＂「」『』]/u;
const DAMAGED =
  /^\s*(?:["'«»‹›＂「」『』]\s*)?([A-Za-z][\w ]{0,40}?)\s*(?:["'«»‹›＂「」『』]\s*)?(?:[=＝:：]|\s(?=d?word|hex))\s*(.*)$/isu;

/** Reads a registry file (`Windows Registry Editor Version 5.00`, `REGEDIT4`), also when it was pasted as one line. */
export function readRegFile(items: readonly RegistryItem[]): RegistryObservation[] {
  const observations: RegistryObservation[] = [];
  const isFile = items.some(({ text }) => isFileHeader(text));
  let place: KeyPlace | undefined;
  items.forEach(({ text, finding }, at) => {
    const add = (saying: RegistrySaying, where: KeyPlace): void => {
      observations.push({ at, form: "reg", place: where, saying, finding });
    };
    if (/^\s*;/u.test(text)) return;
    const key = KEY.exec(text);
    if (key?.[2]?.includes("\\") === true) {
      const [, deletes, path, end] = key;
      place = end === "" ? toTornPlace(path) : toKeyPlace(path, "file");
      if (deletes === "") add({ kind: "key" }, place);
      else {
        // Deleting a key that Windows does not read changes nothing.
        if (place.area === "tls12" && place.fault === undefined) add({ kind: "absent" }, place);
        place = { area: "other", path };
      }
      return;
    }
    if (TORN_KEY.test(text)) {
      place = toTornPlace(text.replace(/[[\]]/gu, "").trim());
      return;
    }
    const noted = isFile ? undefined : NOTED_KEY.exec(text)?.[1];
    if (noted !== undefined) {
      place = toKeyPlace(noted, "tool");
      return;
    }
    const saying = readAssignment(text, place);
    if (saying !== undefined) add(saying, place ?? toHiddenKey(saying.name));
  });
  return observations;
}

/** What is said of one value. */
type NamedSaying = Extract<RegistrySaying, { name?: ValueName }> & { readonly name: ValueName };

function toTornPlace(path: string): KeyPlace {
  const place = toKeyPlace(path, "file");
  return place.area === "tls12" ? Object.assign({}, place, { fault: place.fault ?? "path" } as const) : place;
}

function readAssignment(text: string, place: KeyPlace | undefined): NamedSaying | undefined {
  const exact = ASSIGNMENT.exec(text);
  if (exact !== null) {
    const [, raw = "", data = ""] = exact;
    const shown = toShown(data);
    const name = toValueName(raw);
    if (name === undefined) {
      const meant = place?.area === "tls12" ? toMeantName(raw) : undefined;
      return meant && { kind: "misnamed", name: meant, shown: `"${raw}"=${shown}` };
    }
    if (place === undefined && !/^\s*(?:dword|hex|")/iu.test(data)) return undefined;
    const parsed = parseFileData(data);
    return parsed === undefined ? { kind: "absent", name } : { kind: "value", name, data: parsed, shown };
  }
  const damaged = DAMAGED.exec(text);
  if (damaged === null) return undefined;
  const [whole, raw = "", data = ""] = damaged;
  const name = toValueName(raw);
  const isFileText =
    /^["']?d?word|^hex/iu.test(data) ||
    (place?.area === "tls12" && QUOTE.test(whole.slice(0, whole.length - data.length)));
  if (name === undefined || !isFileText) return undefined;
  const reason = /^\s*"[^"]+"/u.test(text) ? "form" : "quotes";
  return { kind: "value", name, data: { kind: "unreadable", reason }, shown: text.trim().slice(0, 60) };
}

/** Data as it stands, without a comment or a remark behind it. */
function toShown(data: string): string {
  const text = data.trim();
  return (/^(?:"[^"]*"|dword\S*(?: \d+)?|hex\S*|\S+)/iu.exec(text)?.[0] ?? text).slice(0, 60);
}
