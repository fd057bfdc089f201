import type { RawStream } from "./raw-streams";
import { misplacedFrom, readKeyPath } from "./registry-path";

/** A registry key as one language of a file has it. */
export interface KeyReading {
  readonly path: string;
  readonly faults: readonly string[];
  /** As .reg files have it; else it stands in other marks, or in a sentence. */
  readonly isBracketed: boolean;
  readonly offset: number;
}

/** A registry value as one language of a file has it. */
export interface ValueReading {
  readonly key?: KeyReading | undefined;
  readonly name: string;
  /** The number, where it can be read. */
  readonly data: number;
  /** What stands there, as it stands there. */
  readonly raw: string;
  readonly faults: readonly string[];
  readonly offset: number;
}

/** Everything about the registry in one language of a file. */
export interface RegistryReadings {
  readonly keys: readonly KeyReading[];
  readonly values: readonly ValueReading[];
  /** What speaks of registry values in a form that is not read. */
  readonly unread: readonly { readonly raw: string; readonly offset: number }[];
}

const QUOTES = "\"“”„«»‘’'「」『』＂";
/** Loose, so that what is damaged is seen: a name, an equals sign, a type, a colon, digits. */
const VALUE = new RegExp(
  [
    `(?<open>[${QUOTES}]?)(?<name>\\p{L}[\\p{L}\\p{N} ._-]{0,63}?)(?<close>[${QUOTES}]?)`,
    "\\s*(?<equals>[=＝])[^\\S\\n]*",
    "(?<type>\\p{L}[\\p{L}_() ]{0,20}?)??(?<gap>[^\\S\\n]*)(?<colon>[:：∶﹕;；]?)(?<blank>[^\\S\\n]*)",
    "(?<digits>[0-9０-９][0-9A-Za-z０-９]*|(?<![A-Za-z])[0-9A-Fa-f]{8,})(?![\\p{L}\\p{N}]|[.,]\\p{N})",
  ].join(""),
  "gu",
);
const OTHER_VALUE =
  /"(?<name>[^"\n=\][]{1,64})"\s*=\s*(?:"[^"\n]*"|-|(?:hex(?:\([0-9a-f]+\))?|qword):[0-9a-f,]*|dword(?:\s*:)?)/giu;
const BRACKETED = /\[(?<path>[^[\]\n]{1,400})\](?!\()/gu;
/** A registry path, whatever became of its hive's name. */
const LOOKS_LIKE_KEY = /HKEY|HKLM|[\\＼][^\\＼]+[\\＼]/u;
const BARE_KEY = /HK(?:EY_[A-Z_]+|LM):?\\[^\n`'"|[\]*]+/gu;
/** What may stand before a key that has a line to itself: a list's mark, a label. */
const LINE_START = /(?:^|\n)[^\S\n]*(?:[-*+]|\d+\.)?[^\S\n]*(?:\p{L}[\p{L} ]*[:：])?[^\S\n]*\**$/u;
const DWORD = /\bREG_DWORD\b|\bdword\b/gi;

/** Reads the registry text of one language. What is damaged is read with its faults; nothing is repaired. */
export function readRegistry(stream: RawStream): RegistryReadings {
  const { text } = stream;
  const keys = readKeys(stream);
  const values: (ValueReading & { index: number })[] = [];
  const taken = new Uint8Array(text.length);
  for (const match of text.matchAll(VALUE)) {
    const parts = match.groups ?? {};
    const faults = valueFaults(parts);
    if (faults === undefined) continue;
    const { open = "", name = "" } = parts;
    // Without an opening quote, words before the name cannot be told from it.
    const shown = open === "" ? (name.split(" ").at(-1) ?? name) : name;
    const index = match.index + (open === "" ? name.length - shown.length : 0);
    const key = keys.findLast((candidate) => candidate.index < index);
    values.push(
      toReading(
        {
          key,
          name: shown,
          data: Number.parseInt(parts["digits"] ?? "", 16),
          faults,
          index,
          raw: text.slice(index, match.index + match[0].length),
        },
        stream,
      ),
    );
    taken.fill(1, index, match.index + match[0].length);
  }
  const isTaken = (index: number): boolean => taken[index] === 1;
  for (const match of text.matchAll(OTHER_VALUE)) {
    const key = keys.findLast((candidate) => candidate.index < match.index);
    if (isTaken(match.index) || key === undefined) continue;
    const fault = /dword/iu.test(match[0].slice(match[0].indexOf("=")))
      ? "it has no number"
      : "it is no dword, the one type an article takes";
    values.push(
      toReading(
        {
          key,
          name: match.groups?.["name"] ?? "",
          data: Number.NaN,
          faults: [fault],
          index: match.index,
          raw: match[0],
        },
        stream,
      ),
    );
    taken.fill(1, match.index, match.index + match[0].length);
  }
  const unread = [...text.matchAll(DWORD)]
    .filter(({ index }) => !isTaken(index))
    .map(({ index, 0: raw }) => ({ raw, offset: stream.offsetAt(index) }));
  return { keys, unread, values: values.sort((a, b) => a.index - b.index) };
}

function readKeys(stream: RawStream): (KeyReading & { index: number })[] {
  const keys = [...stream.text.matchAll(BRACKETED)]
    .map(({ index, groups }) => ({ index, raw: groups?.["path"] ?? "" }))
    .filter(({ raw }) => LOOKS_LIKE_KEY.test(raw))
    .map(({ index, raw }) => ({ ...readKeyPath(raw, true), isBracketed: true, index, offset: stream.offsetAt(index) }));
  for (const { index, 0: raw } of stream.text.matchAll(BARE_KEY)) {
    if (keys.some((key) => key.index < index && index <= key.index + 2)) continue;
    const end = bareKeyEnd(stream.text, index, raw.length);
    const read = readKeyPath(raw.trimEnd(), false);
    const faults = end === undefined ? [...read.faults] : [end, ...read.faults];
    keys.push({ path: read.path, faults, isBracketed: false, index, offset: stream.offsetAt(index) });
  }
  return keys.sort((a, b) => a.index - b.index);
}

/** Says why it is uncertain where a key without brackets ends; undefined where it is certain. A part of it may hold blanks. */
function bareKeyEnd(text: string, index: number, length: number): string | undefined {
  const before = text.slice(Math.max(0, index - 80), index);
  const after = text.slice(index + length, index + length + 1);
  const mark = before.trimEnd().at(-1) ?? "";
  if (/[`'"|]/u.test(mark) && mark === after) return undefined;
  if (LINE_START.test(before) && /^[*\n]?$/u.test(after)) return undefined;
  return mark === "[" ? "its closing ] is missing" : "where it ends cannot be told, because it stands in a sentence";
}

interface FoundValue {
  readonly key: (KeyReading & { index: number }) | undefined;
  readonly name: string;
  readonly data: number;
  readonly faults: readonly string[];
  readonly index: number;
  readonly raw: string;
}

function toReading(found: FoundValue, stream: RawStream): ValueReading & { index: number } {
  const { key, name, faults } = found;
  const belongs = key === undefined || key.faults.length > 0 ? undefined : misplacedFrom(name, key.path);
  const place =
    key === undefined
      ? ["no key stands before it"]
      : belongs === undefined
        ? []
        : [`it stands on ${key.path}; it belongs on ${belongs}`];
  return { ...found, faults: [...faults, ...place], offset: stream.offsetAt(found.index) };
}

/** What is wrong with the parts of a value; undefined where it is no registry value at all. */
function valueFaults(parts: Readonly<Record<string, string | undefined>>): string[] | undefined {
  const { open = "", close = "", equals, type = "", gap = "", colon = "", blank = "", digits = "" } = parts;
  const isTyped = /d\s?word/iu.test(type);
  const looksTyped = type !== "" && colon !== "" && /^[0-9０-９]{6,12}$/u.test(digits);
  const looksUntyped = open !== "" && close !== "" && type === "" && /^[0-9０-９]{8,12}$/u.test(digits);
  if (!isTyped && !looksTyped && !looksUntyped) return undefined;
  const faults: string[] = [];
  if (open === "" || close === "")
    faults.push(open === close ? "its name stands without quotes" : "one of its quotes is missing");
  else if (open !== '"' || close !== '"') faults.push(`its quotes are ${open} ${close}, not straight ones`);
  if (equals !== "=") faults.push("its equals sign is a full-width one");
  if (type !== "dword") faults.push(type === "" ? "its type is missing" : `its type is "${type.trim()}", not dword`);
  if (colon === "") faults.push("its colon is missing");
  else if (colon !== ":") faults.push(`its colon is "${colon}", not ":"`);
  if (gap !== "" || blank !== "") faults.push("blanks stand around its colon");
  if (/[^0-9A-Fa-f]/u.test(digits)) faults.push(`"${digits}" is no hexadecimal number`);
  if (digits.length > 8) faults.push(`it has ${digits.length} digits, not 8`);
  return faults;
}
