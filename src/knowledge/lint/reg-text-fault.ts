import type { RegistryKey } from "../fix";

const HEADER = "Windows Registry Editor Version 5.00";
const LINE_END = "\r\n";

/**
 * Reads a registry file by the rules of https://support.microsoft.com/help/310516, apart from the code that renders it, and
 * tells what of it regedit would not take as the keys say; undefined where it is right byte by byte.
 */
export function findRegTextFault(text: string, keys: readonly RegistryKey[]): string | undefined {
  if (/[^\r]\n|\r(?!\n)/u.test(text)) return "a line does not end with CRLF";
  if (!text.endsWith(LINE_END)) return "the last line has no end, and regedit ignores it";
  const [header, blank, ...lines] = text.slice(0, -LINE_END.length).split(LINE_END);
  if (header !== HEADER || blank !== "") return `it does not begin with "${HEADER}" and an empty line`;
  const found: { path: string; values: Map<string, number> }[] = [];
  for (const line of lines) {
    if (line === "") continue;
    const path = /^\[(HKEY_LOCAL_MACHINE\\[^[\]]+)\]$/u.exec(line)?.[1];
    const [, name, digits] = /^"([^"\\]+)"=dword:([0-9a-f]{8})$/u.exec(line) ?? [];
    const last = found.at(-1);
    if (path !== undefined) {
      if (found.some((key) => key.path.toLowerCase() === path.toLowerCase())) return `the key ${path} stands twice`;
      found.push({ path, values: new Map() });
    } else if (name !== undefined && digits !== undefined && last !== undefined) {
      if ([...last.values.keys()].some((other) => other.toLowerCase() === name.toLowerCase())) {
        return `the value ${name} stands twice below ${last.path}`;
      }
      last.values.set(name, Number.parseInt(digits, 16));
    } else return `the line ${JSON.stringify(line)} is neither a key nor a value with eight lower-case digits`;
  }
  const shown = found.map(({ path, values }) =>
    [path, ...[...values].map(([name, data]) => `${name}=${data}`)].join(" "),
  );
  const meant = keys.map(({ path, values }) => [path, ...values.map(({ name, data }) => `${name}=${data}`)].join(" "));
  const missing = meant.find((key, index) => key !== shown[index]);
  if (missing !== undefined) return `it does not set ${missing}`;
  return shown.length > meant.length ? "it sets more than the keys say" : undefined;
}
