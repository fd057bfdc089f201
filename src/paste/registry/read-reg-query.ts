import { toHiddenKey, toKeyPlace, type KeyPlace } from "./key-place";
import type { RegistryObservation } from "./observation";
import { parseQueryData } from "./registry-data";
import type { RegistryItem } from "./registry-items";
import { toMeantName, toValueName } from "./value-name";

/** A path alone on its line; also one whose hive is damaged, so that its values are not counted to the key before. */
const KEY = /^\s*((?:[^\s\\"'[\]:]{2,20}\\)?HK[A-Z_]*\\[^"'[\]=|>]*|[^\s\\"'[\]:=|>]*(?:\\[^"'[\]:=|>\\]+){4,})$/iu;
const VALUE = /^\s*([A-Za-z][\w. -]{0,80}?)\s*(REG_[A-Z]+(?:_[A-Z]+)*)\s*(.*)$/iu;

/** Reads the output of `reg query`. */
export function readRegQuery(items: readonly RegistryItem[]): RegistryObservation[] {
  const observations: RegistryObservation[] = [];
  let place: KeyPlace | undefined;
  items.forEach(({ text, finding }, at) => {
    const value = VALUE.exec(text);
    if (value === null) {
      const path = KEY.exec(text)?.[1];
      if (path === undefined) return;
      place = toKeyPlace(path, "tool");
      observations.push({ at, form: "reg-query", place, saying: { kind: "key" }, finding });
      return;
    }
    const [, raw = "", type = "", data = ""] = value;
    const name = toValueName(raw);
    const meant = name ?? (place === undefined || place.area === "tls12" ? toMeantName(raw) : undefined);
    if (meant === undefined) return;
    const shown = `${type} ${data.trim()}`.slice(0, 60);
    observations.push({
      at,
      form: "reg-query",
      place: place ?? toHiddenKey(meant),
      saying:
        name === undefined
          ? { kind: "misnamed", name: meant, shown: `${raw} ${shown}` }
          : { kind: "value", name, data: parseQueryData(type, data), shown },
      finding,
    });
  });
  return observations;
}
