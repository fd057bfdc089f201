import type { MarkBook } from "../marks";
import type { Finding } from "../paste";
import type { RegistryState } from "./observation";

/** Notes whether registry state shows TLS 1.2 switched off, or on for both sides: evidence for the articles. */
export function markRegistry(state: RegistryState, marks: MarkBook): void {
  const on = new Map<string, boolean>();
  let last: Finding | undefined;
  for (const { place, saying, finding } of state.observations) {
    if (place.area !== "tls12" || place.fault !== undefined || saying.kind !== "value" || saying.data.kind !== "number")
      continue;
    if (place.level === "protocol") continue;
    const isOn = saying.name === "Enabled" ? saying.data.value !== 0 : saying.data.value === 0;
    if (!isOn) marks.add("registry-tls12-off", finding);
    on.set(`${place.side ?? ""} ${saying.name}`, isOn);
    last = finding;
  }
  const all = ["Client", "Server"].flatMap((side) => [`${side} Enabled`, `${side} DisabledByDefault`]);
  if (last !== undefined && all.every((key) => on.get(key) === true)) marks.add("registry-tls12-on", last);
}
