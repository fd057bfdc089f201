import type { MarkBook } from "./marks";
import type { PasteLine } from "./paste";

type Side = "Client" | "Server";

const KEY = /\bTLS 1\.2[\\ ]{1,2}(Client|Server)\b/iu;
const VALUE =
  /"?\b(Enabled|DisabledByDefault)\b"?\s*(?:REG_DWORD\s+|=\s*dword:|[:=]\s*|\s)(0x[0-9a-f]{1,8}|[0-9a-f]{1,8})\b/giu;

/** Head of the table that PowerShell prints for two properties. */
const TABLE_HEAD = /^\s*(Enabled|DisabledByDefault)\s+(Enabled|DisabledByDefault)\s*$/iu;

/** A row of numbers under a table's head, as "name : number" pairs; any other line as it is. */
function toNamedValues(text: string, columns: readonly string[]): string {
  const row = columns.length === 2 ? /^\s*(\d+)\s+(\d+)\s*$/u.exec(text) : null;
  return row === null ? text : columns.map((name, index) => `${name} : ${row[index + 1] ?? ""}`).join(" ");
}

/** Notes whether pasted registry state (reg query, .reg, Get-ItemProperty) shows TLS 1.2 switched off, or on for both sides. */
export function markRegistry(lines: readonly PasteLine[], marks: MarkBook): void {
  const values = new Map<string, number>();
  let side: Side | undefined;
  let columns: readonly string[] = [];
  for (const line of lines) {
    const text = toNamedValues(line.folded, columns);
    columns = /^\s*-+\s+-+\s*$/u.test(text) ? columns : (TABLE_HEAD.exec(text)?.slice(1) ?? []);
    const key = KEY.exec(text)?.[1]?.toLowerCase();
    if (key !== undefined) side = key === "client" ? "Client" : "Server";
    if (side === undefined) continue;
    for (const [whole, name = "", digits = ""] of text.matchAll(VALUE)) {
      // Files and reg.exe write hexadecimal; PowerShell's lists are decimal, which for 0 and 1 is the same.
      const data = Number.parseInt(digits.replace(/^0x/iu, ""), 16);
      const isEnabled = name.toLowerCase() === "enabled";
      values.set(`${side} ${isEnabled ? "Enabled" : "DisabledByDefault"}`, data);
      if (isEnabled ? data === 0 : data !== 0)
        marks.add("registry-tls12-off", { line: line.number, text: line.text, offset: text.indexOf(whole) });
    }
  }
  const last = lines.findLast(({ text }) => KEY.test(text));
  const isOn = (of: Side): boolean =>
    (values.get(`${of} Enabled`) ?? 0) !== 0 && values.get(`${of} DisabledByDefault`) === 0;
  if (last !== undefined && isOn("Client") && isOn("Server"))
    marks.add("registry-tls12-on", { line: last.number, text: last.text });
}
