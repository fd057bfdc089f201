import type { RegistryReadings, ValueReading } from "./registry-readings";
import type { SourceFile } from "./source-file";

/** What becomes of one registry value of an article. */
export interface RegistryDecision {
  readonly name: string;
  readonly path: string | undefined;
  /** Undefined where no readable rendering of it stands. */
  readonly data: number | undefined;
  /** What is left to look up or to decide, in words. */
  readonly open?: string | undefined;
  readonly offset: number;
}

export const REGISTRY_RULE = "registry-text";
const BY_HAND = "Look it up, and type it into the draft by hand.";
const CHECK = "Check it against another source.";

/**
 * Decides about every value: the English rendering is taken where it is readable, because translations are made from it; else
 * the local one; else none. Whatever is damaged or differs is reported at its place.
 */
export function decideRegistry(
  english: RegistryReadings,
  local: RegistryReadings,
  source: SourceFile,
): RegistryDecision[] {
  if (english.values.length === 0) return local.values.map((reading) => decideAlone(reading, local, source));
  const answered = new Set<ValueReading>();
  const decisions = english.values.map((reading) => {
    const beside = counterpartOf(reading, english, local);
    if (beside === undefined) {
      if (local.values.length > 0) report(source, reading, "the text beside does not have it", CHECK, "warning");
      return decideAlone(reading, english, source);
    }
    answered.add(beside);
    return decideBeside(reading, beside, english, source);
  });
  for (const reading of local.values) {
    if (answered.has(reading)) continue;
    report(source, reading, "the English text does not have it", `It was left out. ${CHECK}`);
  }
  return decisions;
}

function decideAlone(reading: ValueReading, readings: RegistryReadings, source: SourceFile): RegistryDecision {
  if (!isUsable(reading)) {
    report(
      source,
      reading,
      undefined,
      `No readable rendering of it stands in the file, so it was left out. ${BY_HAND}`,
    );
    return toDecision(reading, `${reading.name} cannot be read there`);
  }
  const rival = readings.values.find(
    (other) => other.data !== reading.data && isUsable(other) && isSameValue(other, reading),
  );
  if (rival === undefined) return toDecision(reading);
  report(source, reading, `${rival.raw} stands in the file too, on the same key`, `Neither was taken. ${BY_HAND}`);
  return toDecision(reading, `${reading.name} stands there with two numbers`);
}

function decideBeside(
  reading: ValueReading,
  beside: ValueReading,
  english: RegistryReadings,
  source: SourceFile,
): RegistryDecision {
  if (!isUsable(reading)) {
    if (!isUsable(beside)) {
      report(source, beside, undefined, "The English text is damaged too.");
      return decideAlone(reading, english, source);
    }
    report(source, reading, undefined, `The text beside it has ${beside.raw}, which was taken. ${CHECK}`);
    return { ...toDecision(beside), offset: reading.offset };
  }
  const decision = decideAlone(reading, english, source);
  const taken = `${toDword(reading.data)}${decision.data === undefined ? "." : ", which was taken."}`;
  if (!isUsable(beside)) report(source, beside, undefined, `The English text has ${taken} Copy nothing from here.`);
  else if (!isSame(beside.key?.path, reading.key?.path)) {
    const keys = `it stands on ${beside.key?.path ?? "no key"}, in the English text on ${reading.key?.path ?? "no key"}`;
    report(source, beside, `the languages differ: ${keys}`, `The English key was taken. ${CHECK}`);
  } else if (beside.data !== reading.data) {
    report(source, beside, "the languages differ", `The English text has ${taken} ${CHECK}`);
    return { ...decision, open: `the languages differ in ${reading.name}: check which number is right` };
  }
  return decision;
}

function toDecision({ name, key, data, offset }: ValueReading, open?: string): RegistryDecision {
  return { name, path: key?.path, data: open === undefined ? data : undefined, open, offset };
}

/** The same value in the other language: under the same key, else the one of that name at the same turn. */
function counterpartOf(
  reading: ValueReading,
  own: RegistryReadings,
  other: RegistryReadings,
): ValueReading | undefined {
  const named = ({ values }: RegistryReadings): ValueReading[] =>
    values.filter(({ name }) => isSame(name, reading.name));
  const candidates = named(other);
  const onSameKey = candidates.find(({ key }) => key?.faults.length === 0 && isSame(key.path, reading.key?.path));
  return onSameKey ?? candidates[named(own).indexOf(reading)];
}

function isUsable({ key, faults }: ValueReading): boolean {
  return faults.length === 0 && key?.faults.length === 0;
}

function isSameValue(a: ValueReading, b: ValueReading): boolean {
  return isSame(a.name, b.name) && isSame(a.key?.path, b.key?.path);
}

/** Names and paths of the registry are not case sensitive. */
export function isSame(a: string | undefined, b: string | undefined): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}

function report(
  source: SourceFile,
  { key, faults, raw, offset }: ValueReading,
  difference: string | undefined,
  help: string,
  severity: "error" | "warning" = "error",
): void {
  const ofKey = key !== undefined && key.faults.length > 0 ? ["its key is damaged"] : [];
  const found = difference ?? [...faults, ...ofKey].join("; ");
  source.report(offset, REGISTRY_RULE, `Registry value ${raw}: ${found}.`, help, severity);
}

function toDword(data: number): string {
  return `dword:${data.toString(16).padStart(8, "0")}`;
}
