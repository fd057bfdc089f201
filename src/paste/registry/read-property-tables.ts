import { isPrompt, keysByCommand, readKeyCommand } from "./key-commands";
import { toHiddenKey, toKeyPlace, toSidePlace, type KeyPlace } from "./key-place";
import type { RegistryObservation } from "./observation";
import { parseShownData } from "./registry-data";
import type { RegistryItem } from "./registry-items";
import { toValueName } from "./value-name";

const RULE = /^\s*-{3,}(?:\s+-{3,})+\s*$/u;
const PATH = /(?:Microsoft\.PowerShell\.Core\\Registry::)?HK(?:EY_[A-Z_]+|LM:?)\\.*?TLS[^\\]{0,6}\\\w+/iu;

interface Column {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Reads tables that PowerShell prints (`Format-Table`, `Select-Object` of two properties). */
export function readPropertyTables(items: readonly RegistryItem[]): RegistryObservation[] {
  const observations: RegistryObservation[] = [];
  const commanded = keysByCommand(items);
  let columns: readonly Column[] = [];
  let head = "";
  items.forEach((item, at) => {
    // Whatever comes after it belongs to another table.
    if (isPrompt(item.text) || readKeyCommand(item.text) !== undefined) columns = [];
    if (RULE.test(item.text)) {
      columns = toColumns(head, item.text);
    } else if (columns.length > 0) {
      if (item.text === "") return;
      const row = readRow(item, at, columns, commanded[at]);
      if (row.length === 0) columns = [];
      observations.push(...row);
    }
    if (item.text !== "") head = item.text;
  });
  return observations;
}

/** The columns under a head that names one of the values; many things are "Enabled", so that this alone is none of ours. */
function toColumns(head: string, rule: string): readonly Column[] {
  const names = head.trim().split(/\s+/u);
  const spans = [...rule.matchAll(/-+/gu)].map(({ index, 0: dashes }) => ({
    start: index,
    end: index + dashes.length,
  }));
  if (names.length !== spans.length || !names.some(isTelling)) return [];
  return names.map((name, index) => ({ name, start: spans[index]?.start ?? 0, end: spans[index]?.end ?? 0 }));
}

function isTelling(title: string): boolean {
  const name = toValueName(title);
  return name !== undefined && name !== "Enabled";
}

function readRow(
  { text, finding }: RegistryItem,
  at: number,
  columns: readonly Column[],
  commanded: KeyPlace | undefined,
): RegistryObservation[] {
  const path = PATH.exec(text)?.[0];
  const plain = path === undefined ? text : text.replace(path, (found) => "-".repeat(found.length));
  const tokens = [...plain.matchAll(/\{[^}]*\}|\S+/gu)];
  const cells = new Map<string, string>();
  tokens.forEach((token, index) => {
    const column = tokens.length === columns.length ? columns[index] : columnAt(columns, token.index, token[0].length);
    if (column !== undefined) cells.set(column.name.toLowerCase(), token[0]);
  });
  if (cells.size === 0) return [];
  const child = cells.get("pschildname") ?? cells.get("name");
  const place = path !== undefined ? toKeyPlace(path, "tool") : child !== undefined ? toSidePlace(child) : commanded;
  const values = columns.flatMap(({ name: title }) => {
    const name = toValueName(title);
    const shown = cells.get(title.toLowerCase()) ?? "";
    return name === undefined ? [] : [{ name, shown, data: parseShownData(shown) }];
  });
  // A remark under the table has fewer words than the table has columns.
  if (tokens.length < columns.length && values.some(({ data }) => data?.kind === "unreadable")) return [];
  return values.map(({ name, shown, data }): RegistryObservation => {
    const saying =
      data === undefined ? ({ kind: "absent", name } as const) : ({ kind: "value", name, data, shown } as const);
    return { at, form: "powershell", place: place ?? toHiddenKey(name), saying, finding };
  });
}

/** The column over which a cell stands: numbers are set flush right, words flush left. */
function columnAt(columns: readonly Column[], start: number, length: number): Column | undefined {
  return columns.find((column) => start < column.end && start + length > column.start);
}
