import type { MarkBook } from "../marks";
import type { Finding } from "../paste";
import type { RegistryObservation, RegistryState } from "./observation";

/** What a value of the keys of TLS 1.2 says about it. */
interface Switch {
  readonly isOn: boolean;
  readonly finding: Finding;
}

/** Notes whether registry state shows TLS 1.2 switched off, or on for both sides: evidence for the articles. */
export function markRegistry(state: RegistryState, marks: MarkBook): void {
  // Of two sayings about a value the later one counts; where the side is not shown, they may be about two.
  const switches = new Map<string, Switch>();
  for (const observation of state.observations) {
    const { place, at } = observation;
    if (place.area !== "tls12" || place.fault !== undefined || place.level === "protocol") continue;
    const found = toSwitch(observation);
    if (found !== undefined) switches.set(`${place.side ?? at} ${found.name}`, found);
  }
  const all = [...switches.values()];
  for (const { isOn, finding } of all) if (!isOn) marks.add("registry-tls12-off", finding);
  const last = all.at(-1);
  const isOnForBoth = ["Client", "Server"].every((side) =>
    ["Enabled", "DisabledByDefault"].every((name) => switches.get(`${side} ${name}`)?.isOn === true),
  );
  if (last !== undefined && isOnForBoth) marks.add("registry-tls12-on", last.finding);
}

function toSwitch({ saying, finding }: RegistryObservation): (Switch & { readonly name: string }) | undefined {
  if (saying.kind !== "value" || saying.data.kind !== "number") return undefined;
  const { name, data } = saying;
  switch (name) {
    case "Enabled":
      return { name, isOn: data.value !== 0, finding };
    case "DisabledByDefault":
      return { name, isOn: data.value === 0, finding };
    // They say something of .NET and WinHTTP only, in whichever key they stand.
    case "SystemDefaultTlsVersions":
    case "SchUseStrongCrypto":
    case "DefaultSecureProtocols":
      return undefined;
  }
}
