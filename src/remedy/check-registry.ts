import type { RegistryObservation, RegistrySide, RegistryState } from "../paste";
import { checkPlainValues } from "./check-plain-values";
import { judgeValue, type SchannelName } from "./judge-value";
import type { OverallVerdict, RegistryCheck, SideState, ValueCheck, ValueVerdict } from "./registry-check";
import { windowsDefault, type WindowsDefault } from "./windows-default";

const SIDES: readonly RegistrySide[] = ["Client", "Server"];
const NAMES: readonly SchannelName[] = ["DisabledByDefault", "Enabled"];

/**
 * Checks pasted registry state against what TLS 1.2 needs. `windowsVersion` ("2008 R2", "2016") decides what absent values
 * mean; without it, the release that the paste itself names does.
 */
export function checkRegistry(state: RegistryState, windowsVersion: string | undefined): RegistryCheck {
  const version = windowsVersion ?? state.windowsVersion;
  const fallback = windowsDefault(version);
  const schannel = state.observations.filter(({ place }) => place.area === "tls12");
  const notAsked = SIDES.filter((side) => !isAsked(schannel, side));
  const isKeyShown = schannel.some(({ place }) => !isHidden(place));
  const hasHidden = schannel.some(({ place }) => isHidden(place));
  // Values whose key is not shown may be those of a side that was asked for: then nothing says that it has none.
  const isShown = (side: RegistrySide): boolean =>
    isKeyShown &&
    !notAsked.includes(side) &&
    (!hasHidden || ofSide(schannel, side).some(({ saying }) => saying.kind !== "asked"));
  const values = (side: RegistrySide): ValueCheck[] =>
    isShown(side) ? NAMES.map((name) => judgeValue(ofSide(schannel, side), side, name)) : [];
  const stray = checkStray(schannel);
  const client = values("Client");
  const server = values("Server");
  const sides = { Client: toSideState(client, fallback), Server: toSideState(server, fallback) };
  return {
    overall: toOverall(sides, [...client, ...server], stray, fallback),
    values: [...client, ...server, ...stray, ...checkPlainValues(state.observations)],
    sides,
    notAsked: isKeyShown ? notAsked : [],
    windows: { default: fallback, ...(version === undefined ? {} : { version }) },
    ...(state.isImportable === undefined ? {} : { isImportable: state.isImportable }),
  };
}

function ofSide(observations: readonly RegistryObservation[], side: RegistrySide): RegistryObservation[] {
  return observations.filter(
    ({ place, saying }) =>
      place.area === "tls12" &&
      (place.side === side || (saying.kind === "absent" && place.level === "protocol" && place.fault === undefined)),
  );
}

/** A side is known about when it was shown, when its absence was shown, or when no command narrowed what was asked for. */
function isAsked(observations: readonly RegistryObservation[], side: RegistrySide): boolean {
  const asked = observations.filter(({ saying }) => saying.kind === "asked");
  if (asked.length === 0) return true;
  return observations.some(
    ({ place }) => place.area === "tls12" && (place.level === "protocol" || place.side === side),
  );
}

/** Values without a side: their key is not shown, or it is the protocol's own key, or nothing we can make out. */
function checkStray(observations: readonly RegistryObservation[]): ValueCheck[] {
  const stray = observations.filter(
    ({ place, saying }) =>
      place.area === "tls12" &&
      place.side === undefined &&
      (isHidden(place) || saying.kind === "value" || saying.kind === "misnamed"),
  );
  // Of a key that is not shown both values are asked for; of a wrong key only what stands there is told.
  const isKeyHidden = stray.some(({ place }) => isHidden(place));
  return NAMES.filter(
    (name) => isKeyHidden || stray.some(({ saying }) => saying.kind === "value" && saying.name === name),
  ).map((name) => judgeStray(stray, name));
}

/** The worst of what hidden keys hold under a name: two such values may stand in two keys, so that the later does not undo the other. */
function judgeStray(stray: readonly RegistryObservation[], name: SchannelName): ValueCheck {
  const judged = stray
    .filter(({ place, saying }) => isHidden(place) && saying.kind === "value" && saying.name === name)
    .map((one) => judgeValue([one], null, name));
  return (
    WORST_FIRST.flatMap((verdict) => judged.find((one) => one.verdict === verdict) ?? [])[0] ??
    judgeValue(stray, null, name)
  );
}

const WORST_FIRST: readonly ValueVerdict[] = ["wrong", "wrong-type", "unreadable", "noncanonical", "correct"];

function isHidden(place: RegistryObservation["place"]): boolean {
  return place.area === "tls12" && place.level === "unknown";
}

function toSideState(values: readonly ValueCheck[], fallback: WindowsDefault): SideState {
  if (values.length === 0) return "unknown";
  if (values.some(isOff)) return "off";
  if (values.some(({ verdict }) => verdict === "unreadable")) return "unreadable";
  if (values.some(isOtherControlSet)) return "unknown";
  if (!values.some(({ verdict }) => verdict === "missing")) return "works";
  return fallback === "on" ? "works" : fallback === "off" ? "off" : "unknown";
}

function isOff(value: ValueCheck): boolean {
  const { verdict } = value;
  return verdict === "wrong" || verdict === "wrong-type" || (verdict === "wrong-place" && !isOtherControlSet(value));
}

/** ControlSet001 may be the very set that CurrentControlSet stands for: nothing follows from it. */
function isOtherControlSet({ reason }: ValueCheck): boolean {
  return reason?.kind === "place" && reason.fault === "control-set";
}

function toOverall(
  sides: Readonly<Record<RegistrySide, SideState>>,
  values: readonly ValueCheck[],
  stray: readonly ValueCheck[],
  fallback: WindowsDefault,
): OverallVerdict {
  const states = SIDES.map((side) => sides[side]);
  const isSet = values.length === SIDES.length * NAMES.length && values.every(({ verdict }) => verdict !== "missing");
  // Beside two sides that are set, a value in a wrong key does no harm.
  const strayState = isSet || stray.length === 0 ? undefined : toSideState(stray, fallback);
  if (strayState === "off") return "not-ok";
  if (states.every((state) => state === "works")) return "ok";
  if (states.every((state) => state === "off")) return "not-ok";
  if (states.includes("off")) return states.includes("works") ? "partly" : "not-ok";
  if (states.includes("unreadable") || strayState === "unreadable") return "unreadable";
  return "undecided";
}
