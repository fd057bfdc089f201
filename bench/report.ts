/** One figure: what we need, beside what it is compared with in the same run. */
export interface Row {
  readonly section: string;
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** What it is compared with, and how that fared. */
  readonly beside?: { readonly name: string; readonly value: number };
  /** Ours divided by it, or the other way round where more is better; the row's point. */
  readonly ratio?: number;
  /** What was promised of the ratio, or of the figure itself where there is nothing to compare. */
  readonly target?: string;
}

/** A row with its ratio: `ours / beside`. */
export function compare(row: Omit<Row, "ratio"> & Required<Pick<Row, "beside">>): Row {
  return { ...row, ratio: row.ours / row.beside.value };
}

/** The rows as a table of plain text. */
export function toTable(rows: readonly Row[]): string {
  const cells = rows.map(({ section, name, unit, ours, beside, ratio, target }) => [
    section,
    name,
    `${toFigure(ours)} ${unit}`,
    beside === undefined ? "" : `${beside.name}: ${toFigure(beside.value)}`,
    ratio === undefined ? "" : `${toFigure(ratio)} x`,
    target ?? "",
  ]);
  return toColumns([["", "what", "ours", "beside it", "ratio", "wanted"], ...cells]);
}

/** Rows of text as columns. */
export function toColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function toFigure(value: number): string {
  if (!Number.isFinite(value)) return "-";
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toPrecision(2);
}
