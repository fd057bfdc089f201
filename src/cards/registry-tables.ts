import type { Strings } from "../locale";
import type { RegistryCheck, ValueCheck, ValueReason } from "../remedy";
import type { CardElement, Table, TableCell, TextRun } from "./adaptive-card";
import { bullets, paragraph, run } from "./blocks";

const SMALL = { isSubtle: true, size: "Small" } as const;
const SMALL_MONOSPACE = { isSubtle: true, size: "Small", fontType: "Monospace" } as const;
/** Room for the longest name, for what was found, and for the verdict, also on a phone. */
const WIDTHS = [6, 5, 4].map((width) => ({ width }));

/** Found and expected, value by value: a table for each side, then values without a side, then those of .NET and WinHTTP. */
export function buildCheckTables({ values }: RegistryCheck, strings: Strings): CardElement[] {
  const { registry } = strings;
  const isSchannel = ({ name }: ValueCheck): boolean => isSchannelName(name);
  const groups: readonly (readonly [title: string, values: readonly ValueCheck[], note?: string])[] = [
    [registry.sides.Client, values.filter(({ side }) => side === "Client")],
    [registry.sides.Server, values.filter(({ side }) => side === "Server")],
    [registry.sideUnknown, values.filter((value) => value.side === null && isSchannel(value))],
    [registry.otherValues, values.filter((value) => !isSchannel(value)), registry.otherValuesNote],
  ];
  return groups
    .filter(([, group]) => group.length > 0)
    .flatMap(([title, group, note]) => [
      paragraph([run(title, { weight: "Bolder" })], { spacing: "Medium" }),
      buildTable(group, strings),
      ...buildReasons(group, registry),
      ...(note === undefined ? [] : [paragraph([run(note, SMALL)], { spacing: "Small" })]),
    ]);
}

/** Tells the values of a protocol's key from those of .NET and WinHTTP. */
export function isSchannelName(name: string): boolean {
  return name === "Enabled" || name === "DisabledByDefault";
}

function buildTable(values: readonly ValueCheck[], { registry, lineNumber }: Strings): Table {
  const head = [registry.value, registry.found, registry.verdict].map((title) => cell([run(title, SMALL)]));
  const rows = values.map((value) => [
    cell([run(value.name, { size: "Small" })], value.line === undefined ? [] : [run(lineNumber(value.line), SMALL)]),
    cell(
      value.found === null
        ? [run(registry.absent, SMALL)]
        : [run(value.found, { fontType: "Monospace", size: "Small" })],
    ),
    cell(
      [
        run(`${toMark(value)} ${registry.verdicts[value.verdict]}`, {
          weight: "Bolder",
          size: "Small",
          color: toColour(value),
        }),
      ],
      value.verdict === "correct" ? [] : [run(registry.expected(value.expected), SMALL)],
    ),
  ]);
  return {
    type: "Table",
    spacing: "Small",
    columns: WIDTHS,
    firstRowAsHeaders: true,
    showGridLines: true,
    rows: [head, ...rows].map((cells) => ({ type: "TableRow", cells })),
  };
}

function cell(...lines: readonly (readonly TextRun[])[]): TableCell {
  return {
    type: "TableCell",
    items: lines.filter((runs) => runs.length > 0).map((runs) => paragraph(runs, { spacing: "None" })),
  };
}

/** Why values got their verdicts: one line for each reason, under the table, where a path has room. */
function buildReasons(values: readonly ValueCheck[], registry: Strings["registry"]): CardElement[] {
  const reasons = new Map(values.map(({ reason }) => [JSON.stringify(reason), toReasonRuns(reason, registry)]));
  return bullets([...reasons.values()].filter((runs) => runs.length > 0));
}

function toReasonRuns(reason: ValueReason | undefined, registry: Strings["registry"]): TextRun[] {
  switch (reason?.kind) {
    case undefined:
      return [];
    case "place":
      return [run(`${registry.places[reason.fault]} `, SMALL), run(reason.path, SMALL_MONOSPACE)];
    case "unreadable":
      return [run(registry.unreadable[reason.reason], SMALL)];
    case "type":
      return [run(registry.wrongType(reason.type), SMALL)];
    case "misnamed":
      return [run(`${registry.misnamed} `, SMALL), run(reason.shown, SMALL_MONOSPACE)];
    case "protocols":
      return [
        run(
          reason.protocols.length === 0 ? registry.protocolsNone : registry.protocols(reason.protocols.join(", ")),
          SMALL,
        ),
      ];
  }
}

/** A verdict is told by a mark and a word, never by colour alone. */
function toMark({ verdict }: ValueCheck): string {
  return verdict === "correct" || verdict === "noncanonical" ? "✓" : verdict === "missing" ? "–" : "✗";
}

function toColour({ verdict }: ValueCheck): "Good" | "Warning" | "Attention" {
  if (verdict === "correct" || verdict === "noncanonical") return "Good";
  return verdict === "missing" ? "Warning" : "Attention";
}
