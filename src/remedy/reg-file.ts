import type { RegistryKey } from "../knowledge";

/**
 * Text of a registry file, see https://support.microsoft.com/help/310516: header, blank line, full hive names, `dword:` with
 * eight hexadecimal digits, CRLF, and an empty line at the end.
 */
export function toRegText(keys: readonly RegistryKey[]): string {
  return render(
    keys.map(({ path, values }) => [`[${path}]`, ...values.map(({ name, data }) => `"${name}"=${toDword(data)}`)]),
  );
}

/** Text of the registry file that takes the same values away again. Keys stay: others may have put values there. */
export function toRollbackRegText(keys: readonly RegistryKey[]): string {
  const touched = keys.filter(({ values }) => values.length > 0);
  return render(touched.map(({ path, values }) => [`[${path}]`, ...values.map(({ name }) => `"${name}"=-`)]));
}

/** Bytes of a registry file: UTF-16LE with byte order mark, as regedit itself writes them. */
export function toRegBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index++) view.setUint16(2 + index * 2, text.charCodeAt(index), true);
  return bytes;
}

function render(blocks: readonly (readonly string[])[]): string {
  const lines = ["Windows Registry Editor Version 5.00", "", ...blocks.flatMap((block) => [...block, ""])];
  return `${lines.join("\r\n")}\r\n`;
}

function toDword(data: number): string {
  return `dword:${data.toString(16).padStart(8, "0")}`;
}
