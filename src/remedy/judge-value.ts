import type { RegistryObservation, RegistrySide } from "../paste";
import type { ValueCheck } from "./registry-check";

/** The values of a TLS 1.2 key. */
export type SchannelName = "Enabled" | "DisabledByDefault";

const EXPECTED: Readonly<Record<SchannelName, string>> = { Enabled: "0x1", DisabledByDefault: "0x0" };

type Said = Extract<RegistryObservation["saying"], { kind: "value" }>;

/**
 * Verdict on one value of one side. What stands in the key that Windows reads goes before what stands elsewhere; of two
 * sayings about the same value the last one wins, as in an import.
 */
export function judgeValue(
  observations: readonly RegistryObservation[],
  side: RegistrySide | null,
  name: SchannelName,
): ValueCheck {
  const expected = { side, name, expected: EXPECTED[name] };
  const about = observations.filter(({ saying }) =>
    saying.kind === "value" ? saying.name === name : saying.kind === "absent" && (saying.name ?? name) === name,
  );
  const right = about.findLast(isInRightKey);
  if (right?.saying.kind === "value")
    return { line: right.finding.line, ...expected, ...judgeData(right.saying, name) };
  const elsewhere = about.filter((one) => !isInRightKey(one) && one.saying.kind === "value");
  const wrong = elsewhere.findLast(({ place }) => faultOf(place) === "control-set") ?? elsewhere.at(-1);
  if (wrong?.saying.kind === "value") {
    const { place, saying, finding } = wrong;
    return {
      found: saying.shown,
      verdict: "wrong-place",
      reason: { kind: "place", fault: faultOf(place) ?? "path", path: place.path },
      line: finding.line,
      ...expected,
    };
  }
  const misnamed = observations.findLast(({ saying }) => saying.kind === "misnamed" && saying.name === name);
  const line = misnamed?.finding.line ?? right?.finding.line;
  return {
    found: null,
    verdict: "missing",
    ...expected,
    ...(misnamed?.saying.kind === "misnamed"
      ? { reason: { kind: "misnamed" as const, shown: misnamed.saying.shown } }
      : {}),
    ...(line === undefined ? {} : { line }),
  };
}

function isInRightKey({ place }: RegistryObservation): boolean {
  return place.area === "tls12" && faultOf(place) === undefined;
}

/** Values on the protocol's own key are read by nobody, though the key itself is right. */
function faultOf(
  place: RegistryObservation["place"],
): Extract<RegistryObservation["place"], { area: "tls12" }>["fault"] {
  if (place.area !== "tls12") return "path";
  if (place.fault === undefined && place.level === "protocol") return "parent-key";
  return place.fault ?? (place.level === "side" && place.side === undefined ? "sub-key" : undefined);
}

function judgeData({ data, shown }: Said, name: SchannelName): Pick<ValueCheck, "found" | "verdict" | "reason"> {
  switch (data.kind) {
    case "unreadable":
      return { found: shown, verdict: "unreadable", reason: { kind: "unreadable", reason: data.reason } };
    case "wrong-type":
      return { found: shown, verdict: "wrong-type", reason: { kind: "type", type: data.type } };
    case "number":
      return { found: shown, verdict: judgeNumber(data.value, name) };
  }
}

function judgeNumber(value: number, name: SchannelName): ValueCheck["verdict"] {
  if (name === "DisabledByDefault") return value === 0 ? "correct" : "wrong";
  return value === 0 ? "wrong" : value === 1 ? "correct" : "noncanonical";
}
