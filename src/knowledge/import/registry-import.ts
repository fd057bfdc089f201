import type { RegistryKey } from "../fix";
import type { Language } from "./language";
import { readRawStreams } from "./raw-streams";
import { decideRegistry, isSame, REGISTRY_RULE, type RegistryDecision } from "./registry-decisions";
import { readRegistry, type KeyReading, type RegistryReadings } from "./registry-readings";
import type { Part } from "./sections";
import type { SourceFile } from "./source-file";

/** The registry text in one place of an article, as far as it may be taken. */
export interface RegistryGroup {
  readonly keys: readonly RegistryKey[];
  /** What the reader of the draft has to look up or decide, in words. */
  readonly open: readonly string[];
  /** The parts of the article it stands in. */
  readonly parts: readonly Part[];
}

interface GrowingGroup {
  readonly keys: RegistryKey[];
  readonly open: string[];
  readonly parts: Part[];
}

/** Takes registry values from the raw text, each only where a readable rendering of it stands; nothing is repaired. */
export function importRegistry(
  source: SourceFile,
  bodyOffset: number,
  language: Language,
  parts: readonly Part[],
): RegistryGroup[] {
  const streams = readRawStreams(source.text, bodyOffset, language);
  const english = readRegistry(streams.english);
  const local = readRegistry(streams.local);
  const decisions = decideRegistry(english, local, source);
  reportKeys(english, local, source);
  reportUnread(english, source);

  const groups: GrowingGroup[] = [];
  const base = english.values.length > 0 ? english : local;
  for (const line of inOrder(base.keys, decisions)) {
    const part = partAt(line.offset, parts);
    if (part === undefined) continue;
    if (part.section === "symptoms" || part.section === "cause") {
      if ("name" in line) reportElsewhere(line, part.section, source);
    } else add(line, groupOf(part, parts, groups));
  }
  return groups.filter(({ keys, open }) => open.length > 0 || keys.some(({ values }) => values.length > 0));
}

function inOrder(
  keys: readonly KeyReading[],
  decisions: readonly RegistryDecision[],
): (KeyReading | RegistryDecision)[] {
  return [...keys.filter(({ faults }) => faults.length === 0), ...decisions].sort((a, b) => a.offset - b.offset);
}

function partAt(offset: number, parts: readonly Part[]): Part | undefined {
  const before = parts.filter((part) => part.offset <= offset);
  return before.findLast(({ end }) => offset < end) ?? before.at(-1);
}

/** Parts that follow one another make one group; anything between them begins another. */
function groupOf(part: Part, parts: readonly Part[], groups: GrowingGroup[]): GrowingGroup {
  const last = groups.at(-1);
  const lastPart = last?.parts.at(-1);
  if (last !== undefined && lastPart === part) return last;
  if (last !== undefined && lastPart !== undefined && parts.indexOf(part) === parts.indexOf(lastPart) + 1) {
    last.parts.push(part);
    return last;
  }
  const group = { keys: [], open: [], parts: [part] };
  groups.push(group);
  return group;
}

function add(line: KeyReading | RegistryDecision, { keys, open }: GrowingGroup): void {
  if (!("name" in line)) {
    findOrAdd(keys, line.path);
    return;
  }
  const { name, path, data } = line;
  if (line.open !== undefined) open.push(line.open);
  if (data === undefined || path === undefined) return;
  const { values } = findOrAdd(keys, path);
  if (!values.some((value) => isSame(value.name, name))) values.push({ name, type: "REG_DWORD", data });
}

function findOrAdd(keys: RegistryKey[], path: string): RegistryKey {
  const found = keys.find((key) => isSame(key.path, path));
  if (found !== undefined) return found;
  const key = { path, values: [] };
  keys.push(key);
  return key;
}

function reportKeys(english: RegistryReadings, local: RegistryReadings, source: SourceFile): void {
  const readable = english.keys.filter(({ faults }) => faults.length === 0);
  // A key in the middle of a sentence matters only where values hang on it.
  const damaged = english.keys.filter(
    (key) => key.faults.length > 0 && (key.isBracketed || english.values.some((value) => value.key === key)),
  );
  for (const { path, faults, offset } of damaged) {
    const help = "Look the key up, and type it into the draft by hand.";
    source.report(offset, REGISTRY_RULE, `The key ${path} is damaged: ${faults.join("; ")}.`, help);
  }
  for (const { path, faults, offset } of local.keys) {
    if (faults.length > 0) {
      const help = readable.length > 0 ? "The key of the English text was taken." : "Look the key up by hand.";
      source.report(offset, REGISTRY_RULE, `The key ${path} is damaged: ${faults.join("; ")}.`, help);
    } else if (readable.length > 0 && !readable.some((key) => isSame(key.path, path))) {
      const help = "The keys of the English text were taken. Check them against another source.";
      source.report(offset, REGISTRY_RULE, `The languages differ: the English text has no key ${path}.`, help);
    }
  }
}

const FORM = 'Values are read from .reg text: "Enabled"=dword:00000001 below its [HKEY_LOCAL_MACHINE\\…].';

function reportUnread({ keys, values, unread }: RegistryReadings, source: SourceFile): void {
  for (const { raw, offset } of unread) {
    const message = `"${raw}" speaks of a registry value in a form that is not read.`;
    source.report(offset, REGISTRY_RULE, message, `${FORM} Type this one into the draft by hand.`, "warning");
  }
  const [key] = keys;
  if (key === undefined || values.length > 0 || unread.length > 0) return;
  const message = `The registry key ${key.path} is named, but no value in a form that is read.`;
  source.report(key.offset, REGISTRY_RULE, message, `${FORM} Type its values into the draft by hand.`, "warning");
}

function reportElsewhere({ name, offset }: RegistryDecision, section: "symptoms" | "cause", source: SourceFile): void {
  const message = `The value ${name} stands under ${section === "cause" ? "the cause" : "the symptoms"} and is not taken for a fix.`;
  source.report(offset, REGISTRY_RULE, message, "If it belongs to the fix, type it into the draft by hand.", "warning");
}
