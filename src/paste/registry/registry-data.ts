/** What stands as a value's data. */
export type RegistryData =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "wrong-type"; readonly type: string }
  | { readonly kind: "unreadable"; readonly reason: UnreadableReason };

/** What is damaged: the number of digits, the colon, a character, the quotes around the name, or the form as a whole. */
export type UnreadableReason = "digits" | "colon" | "character" | "quotes" | "form";

const HEX_TYPES: Readonly<Record<string, string>> = {
  "": "REG_BINARY",
  "0": "REG_NONE",
  "1": "REG_SZ",
  "2": "REG_EXPAND_SZ",
  "5": "REG_DWORD_BIG_ENDIAN",
  "7": "REG_MULTI_SZ",
  b: "REG_QWORD",
};

const OTHER_TYPES =
  /^REG_(?:SZ|EXPAND_SZ|MULTI_SZ|BINARY|QWORD|QWORD_LITTLE_ENDIAN|DWORD_BIG_ENDIAN|NONE|LINK|RESOURCE_LIST|FULL_RESOURCE_DESCRIPTOR|RESOURCE_REQUIREMENTS_LIST)$/u;

/**
 * Data behind `=` in a registry file; undefined for `-`, which deletes the value. Up to eight digits are accepted, more are
 * not, as in https://gitlab.winehq.org/wine/wine/-/blob/master/programs/reg/tests/import.c.
 */
export function parseFileData(raw: string): RegistryData | undefined {
  const text = raw.trim();
  if (/^-(?:\s|;|$)/u.test(text)) return undefined;
  if (text.startsWith('"')) return { kind: "wrong-type", type: "REG_SZ" };
  const hex = /^hex(?:\(([0-9a-f])\))?:\s*([0-9a-f,\s\\]*)/iu.exec(text);
  if (hex !== null) return fromHexBytes((hex[1] ?? "").toLowerCase(), hex[2] ?? "");
  const dword = /^dword:[ ]*([^\s;]*)\s*(.*)$/isu.exec(text);
  if (dword !== null) return fromHexDigits(dword[1] ?? "", dword[2] ?? "");
  return unreadable(/^(?:dword|hex)/iu.test(text) ? "colon" : "form");
}

function fromHexBytes(type: string, bytes: string): RegistryData {
  if (type !== "4")
    return HEX_TYPES[type] === undefined ? unreadable("form") : { kind: "wrong-type", type: HEX_TYPES[type] };
  const digits = bytes.split(",").map((byte) => byte.trim());
  if (digits.length !== 4 || !digits.every((byte) => /^[0-9a-f]{2}$/iu.test(byte))) return unreadable("digits");
  return { kind: "number", value: Number.parseInt(digits.toReversed().join(""), 16) };
}

function fromHexDigits(digits: string, rest: string): RegistryData {
  if (digits === "") return unreadable("digits");
  if (!/^[0-9a-f]+$/iu.test(digits)) return unreadable("character");
  // Digits behind a blank belong to the number; a word behind it is somebody's remark.
  return digits.length > 8 || isBrokenNumber(rest) ? unreadable("digits") : fromHex(digits);
}

/** Data of `reg query`: hexadecimal with `0x`. */
export function parseQueryData(type: string, raw: string): RegistryData {
  const name = type.toUpperCase();
  if (OTHER_TYPES.test(name)) return { kind: "wrong-type", type: name };
  if (name !== "REG_DWORD" && name !== "REG_DWORD_LITTLE_ENDIAN") return unreadable("form");
  const [token = "", ...rest] = raw.trim().split(/\s+/u);
  if (token === "") return unreadable("digits");
  if (isBrokenNumber(rest.join(" "))) return unreadable("digits");
  const hex = /^0x([0-9a-f]+)$/iu.exec(token)?.[1];
  if (hex !== undefined) return hex.length > 8 ? unreadable("digits") : fromHex(hex);
  return /^(?:0|[1-9]\d{0,9})$/u.test(token) ? fromDecimal(token) : unreadable("character");
}

/** Data as PowerShell and HealthChecker print it: decimal, or a word; undefined where nothing is set. */
export function parseShownData(raw: string): RegistryData | undefined {
  const text = raw.trim();
  if (text === "" || /^(?:NULL|\$null)$/iu.test(text)) return undefined;
  if (text.startsWith("{")) return { kind: "wrong-type", type: "REG_BINARY" };
  if (/^(?:True|False)$/iu.test(text)) return { kind: "number", value: /^true$/iu.test(text) ? 1 : 0 };
  return /^(?:0|-?[1-9]\d{0,9})$/u.test(text) ? fromDecimal(text) : unreadable("character");
}

/** True when what stands behind a number is more digits: the number was torn apart. */
function isBrokenNumber(rest: string): boolean {
  return /^(?:0x|(?=[a-f]*\d))[0-9a-f]+(?:\s|$)/iu.test(rest);
}

function fromHex(digits: string): RegistryData {
  return { kind: "number", value: Number.parseInt(digits, 16) };
}

/** A DWORD is shown signed by Windows PowerShell: -1 is 0xffffffff. */
function fromDecimal(digits: string): RegistryData {
  const value = Number(digits);
  return value < -0x80000000 || value > 0xffffffff
    ? unreadable("digits")
    : { kind: "number", value: value < 0 ? value + 0x100000000 : value };
}

function unreadable(reason: UnreadableReason): RegistryData {
  return { kind: "unreadable", reason };
}
