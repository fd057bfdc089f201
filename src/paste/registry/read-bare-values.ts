import { readKeyCommand } from "./key-commands";
import type { RegistryObservation } from "./observation";
import { parseShownData } from "./registry-data";
import type { RegistryItem } from "./registry-items";

const NUMBER = /^\s*-?\d{1,10}\s*$/u;

/** Reads numbers that stand alone under the command that asked for just these values, such as `(Get-ItemProperty …).Enabled`. */
export function readBareValues(items: readonly RegistryItem[]): RegistryObservation[] {
  const observations: RegistryObservation[] = [];
  items.forEach(({ text }, at) => {
    const command = readKeyCommand(text);
    if (command?.isOfOneKey !== true) return;
    let row = at + 1;
    for (const name of command.names) {
      while (items[row]?.text === "") row++;
      const item = items[row];
      const data = item !== undefined && NUMBER.test(item.text) ? parseShownData(item.text) : undefined;
      if (item === undefined || data === undefined) return;
      const saying = { kind: "value", name, data, shown: item.text.trim() } as const;
      observations.push({ at: row, form: "powershell", place: command.place, saying, finding: item.finding });
      row++;
    }
  });
  return observations;
}
