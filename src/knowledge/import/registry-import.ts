import type { RegistryKey } from "../fix";
import type { Language } from "./language";
import { readRawStreams } from "./raw-streams";
import { readRegistry, type KeyReading, type RegistryReadings, type ValueReading } from "./registry-readings";
import type { Part } from "./sections";
import type { SourceFile } from "./source-file";

/** The registry text under one lead of an article, as far as it may be taken. */
export interface RegistryGroup {
  readonly keys: readonly RegistryKey[];
  /** What the reader of the draft has to look up or decide, in words. */
  readonly open: readonly string[];
  /** The parts of the article it stands in. */
  readonly parts: readonly Part[];
}

const RULE = "registry-text";

/**
 * Takes registry values from the raw text, each only where a readable rendering of it stands: the English one, else the local one.
 * What is damaged, or differs between the languages, is reported; nothing is repaired.
 */
export function importRegistry(
  source: SourceFile,
  bodyOffset: number,
  language: Language,
  parts: readonly Part[],
): { groups: RegistryGroup[]; parts: ReadonlySet<Part> } {
  const streams = readRawStreams(source.text, bodyOffset, language);
  const english = readRegistry(streams.english);
  const local = readRegistry(streams.local);
  const partAt = (offset: number): Part | undefined =>
    parts.findLast((part) => part.offset <= offset && offset < part.end) ??
    parts.findLast((part) => part.offset <= offset);

  const decisions = decide(english, local, language, source);
  reportKeys(english, local, source);
  for (const { raw, offset } of english.unread) {
    source.report(
      offset,
      RULE,
      `"${raw}" speaks of a registry value in a form that is not read.`,
      'Values are read from .reg text, such as "Enabled"=dword:00000001 below its [HKEY_LOCAL_MACHINE\\…]. Type this one into the draft by hand.',
      "warning",
    );
  }
  const used = new Set<Part>();
  const groups: { keys: RegistryKey[]; open: string[]; parts: Part[] }[] = [];
  const groupAt = (offset: number): (typeof groups)[number] | undefined => {
    const part = partAt(offset);
    if (part === undefined) return undefined;
    used.add(part);
    if (part.section === "symptoms" || part.section === "cause") return undefined;
    const last = groups.at(-1);
    const lastPart = last?.parts.at(-1);
    const isNext =
      lastPart !== undefined && parts.indexOf(part) - parts.indexOf(lastPart) <= 1 && part.heading === lastPart.heading;
    if (last !== undefined && isNext) {
      if (lastPart !== part) last.parts.push(part);
      return last;
    }
    const group = { keys: [], open: [], parts: [part] };
    groups.push(group);
    return group;
  };
  const base = english.keys.length > 0 || english.values.length > 0 ? english : local;
  const hasValues = (key: KeyReading): boolean => base.values.some((value) => value.key === key);
  const lines = [
    ...base.keys
      .filter((key) => key.faults.length === 0 || hasValues(key))
      .map((key) => ({ offset: key.offset, key, decision: undefined })),
    ...decisions.map((decision) => ({ offset: decision.offset, key: undefined, decision })),
  ].sort((a, b) => a.offset - b.offset);
  for (const { offset, key, decision } of lines) {
    const group = groupAt(offset);
    if (group === undefined) {
      if (decision !== undefined) {
        const message = `The value ${decision.name} stands in a section about symptoms or causes and is not taken for a fix.`;
        source.report(offset, RULE, message, "If it belongs to the fix, type it into the draft by hand.", "warning");
      }
    } else if (key !== undefined) {
      if (key.faults.length === 0) findOrAdd(group.keys, key.path);
    } else if (decision !== undefined) {
      if (decision.open !== undefined) group.open.push(decision.open);
      if (decision.data === undefined || decision.path === undefined) continue;
      const target = findOrAdd(group.keys, decision.path);
      if (!target.values.some(({ name }) => same(name, decision.name)))
        target.values.push({ name: decision.name, type: "REG_DWORD", data: decision.data });
    }
  }
  return {
    groups: groups.filter(({ keys, open }) => open.length > 0 || keys.some(({ values }) => values.length > 0)),
    parts: used,
  };
}

/** What becomes of one value of the article. */
interface Decision {
  readonly name: string;
  readonly path?: string | undefined;
  /** Undefined where no readable rendering stands. */
  readonly data?: number | undefined;
  readonly open?: string | undefined;
  readonly offset: number;
}

function decide(
  english: RegistryReadings,
  local: RegistryReadings,
  language: Language,
  source: SourceFile,
): Decision[] {
  const decisions: Decision[] = [];
  const answered = new Set<ValueReading>();
  for (const reading of english.values) {
    const beside = counterpartOf(reading, english, local);
    if (beside !== undefined) answered.add(beside);
    const conflict = english.values.find(
      (other) =>
        other !== reading &&
        isUsable(other) &&
        isUsable(reading) &&
        sameValue(other, reading) &&
        other.data !== reading.data,
    );
    if (conflict !== undefined) {
      report(
        source,
        reading,
        "the same value stands here with another number elsewhere",
        "Neither was taken: find out which one the fix needs, and type it into the draft by hand.",
      );
      decisions.push({
        ...toDecision(reading),
        data: undefined,
        open: `${reading.name} stands there with two numbers`,
      });
    } else if (isUsable(reading)) {
      const differs = beside !== undefined && isUsable(beside) && beside.data !== reading.data;
      if (differs)
        report(
          source,
          beside,
          `the languages differ: the English text has ${toDword(reading.data)}`,
          "The English number was taken, because translations are made from it. Check it against another source.",
        );
      decisions.push({
        ...toDecision(reading),
        open: differs ? `the languages differ in ${reading.name}: check which number is right` : undefined,
      });
    } else if (beside !== undefined && isUsable(beside)) {
      report(
        source,
        reading,
        undefined,
        `The text beside it is readable, ${beside.raw}, and was taken. Check it against another source.`,
      );
      decisions.push({ ...toDecision(beside), offset: reading.offset });
    } else {
      report(
        source,
        reading,
        undefined,
        "No readable rendering of it stands in the file, so it was left out. Look it up, and type it into the draft by hand.",
      );
      decisions.push({ ...toDecision(reading), data: undefined, open: `${reading.name} cannot be read there` });
    }
    if (beside !== undefined && !isUsable(beside)) {
      const usable = isUsable(reading);
      report(
        source,
        beside,
        undefined,
        usable
          ? `The English text has ${toDword(reading.data)}, which was taken. Copy nothing from here.`
          : "The English text is damaged too.",
      );
    } else if (
      beside !== undefined &&
      isUsable(reading) &&
      isUsable(beside) &&
      !same(beside.key?.path, reading.key?.path)
    ) {
      report(
        source,
        beside,
        `the languages differ: it stands on ${beside.key?.path ?? "no key"}, in the English text on ${reading.key?.path ?? "no key"}`,
        "The English one was taken. Check it against another source.",
      );
    } else if (beside === undefined && local.values.length > 0 && language.isBilingual) {
      report(
        source,
        reading,
        "the text beside does not have it",
        "The English one was taken. Check it against another source.",
        "warning",
      );
    }
  }
  for (const reading of local.values.filter((value) => !answered.has(value))) {
    if (english.values.length > 0) {
      report(
        source,
        reading,
        "the English text does not have it",
        "It was left out. Check against another source whether it belongs to the fix.",
      );
    } else {
      if (!isUsable(reading))
        report(
          source,
          reading,
          undefined,
          "No readable rendering of it stands in the file, so it was left out. Look it up, and type it into the draft by hand.",
        );
      decisions.push(
        isUsable(reading)
          ? toDecision(reading)
          : { ...toDecision(reading), data: undefined, open: `${reading.name} cannot be read there` },
      );
    }
  }
  return decisions;
}

function toDecision(reading: ValueReading): Decision {
  return { name: reading.name, path: reading.key?.path, data: reading.data, offset: reading.offset };
}

/** The same value in the other language: under the same key, else the one of that name at the same turn. */
function counterpartOf(
  reading: ValueReading,
  own: RegistryReadings,
  other: RegistryReadings,
): ValueReading | undefined {
  const named = (readings: RegistryReadings): ValueReading[] =>
    readings.values.filter(({ name }) => same(name, reading.name));
  const candidates = named(other);
  const atSameTurn = candidates[named(own).indexOf(reading)];
  return (
    candidates.find((candidate) => candidate.key?.faults.length === 0 && same(candidate.key.path, reading.key?.path)) ??
    atSameTurn
  );
}

function isUsable({ key, faults }: ValueReading): boolean {
  return faults.length === 0 && key !== undefined && key.faults.length === 0;
}

function sameValue(a: ValueReading, b: ValueReading): boolean {
  return same(a.name, b.name) && same(a.key?.path, b.key?.path);
}

/** Names and paths of the registry are not case sensitive. */
function same(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}

function reportKeys(english: RegistryReadings, local: RegistryReadings, source: SourceFile): void {
  const readable = english.keys.filter(({ faults }) => faults.length === 0);
  for (const { path, faults, offset } of english.keys.filter(
    (key) => key.faults.length > 0 && english.values.some((value) => value.key === key),
  )) {
    source.report(
      offset,
      RULE,
      `The key ${path} is damaged: ${faults.join("; ")}.`,
      "Its values were taken only where another text has a readable key. Look the key up, and type it into the draft by hand.",
    );
  }
  for (const { path, faults, offset } of local.keys) {
    if (faults.length > 0) {
      source.report(
        offset,
        RULE,
        `The key ${path} is damaged: ${faults.join("; ")}.`,
        readable.length > 0
          ? "The key of the English text was taken."
          : "Look the key up, and type it into the draft by hand.",
      );
    } else if (readable.length > 0 && !readable.some((key) => same(key.path, path))) {
      source.report(
        offset,
        RULE,
        `The languages differ: the English text has no key ${path}.`,
        "The keys of the English text were taken. Check them against another source.",
      );
    }
  }
}

function report(
  source: SourceFile,
  reading: ValueReading,
  difference: string | undefined,
  help: string,
  severity: "error" | "warning" = "error",
): void {
  const { key, faults, raw, offset } = reading;
  const found =
    difference ??
    ([...faults, ...(key !== undefined && key.faults.length > 0 ? ["its key is damaged"] : [])].join("; ") ||
      "it differs");
  source.report(offset, RULE, `Registry value ${raw}: ${found}.`, help, severity);
}

function toDword(data: number): string {
  return `dword:${data.toString(16).padStart(8, "0")}`;
}

type GrowingKey = RegistryKey & { values: RegistryKey["values"] };

function findOrAdd(keys: RegistryKey[], path: string): GrowingKey {
  const found = keys.find((key) => same(key.path, path));
  if (found !== undefined) return found;
  const key = { path, values: [] };
  keys.push(key);
  return key;
}
