import type { RegistryObservation } from "../paste";
import type { ValueCheck } from "./registry-check";
import { toWinHttpProtocols } from "./winhttp-protocols";

const TLS12_BIT = 0x800;

/**
 * Checks the values of .NET and WinHTTP that a paste shows. They decide about programs built on those, not about SMTP, and so
 * not about the whole; where they are not shown nothing is said of them.
 */
export function checkPlainValues(observations: readonly RegistryObservation[]): ValueCheck[] {
  const last = new Map<string, RegistryObservation>();
  for (const observation of observations) {
    const { place, saying } = observation;
    if ((place.area === "dotnet" || place.area === "winhttp") && saying.kind === "value")
      last.set(`${place.path.toLowerCase()} ${saying.name}`, observation);
  }
  return [...last.values()].flatMap((observation) => {
    const { saying, finding } = observation;
    if (saying.kind !== "value") return [];
    const isBitmap = saying.name === "DefaultSecureProtocols";
    const base = {
      side: null,
      name: saying.name,
      found: saying.shown,
      expected: isBitmap ? "0xa00" : "0x1",
      line: finding.line,
    };
    switch (saying.data.kind) {
      case "unreadable":
        return { verdict: "unreadable", reason: { kind: "unreadable", reason: saying.data.reason }, ...base };
      case "wrong-type":
        return { verdict: "wrong-type", reason: { kind: "type", type: saying.data.type }, ...base };
      case "number":
        return isBitmap
          ? {
              verdict: (saying.data.value & TLS12_BIT) === 0 ? "wrong" : "correct",
              reason: { kind: "protocols", protocols: toWinHttpProtocols(saying.data.value) },
              ...base,
            }
          : {
              verdict: saying.data.value === 0 ? "wrong" : saying.data.value === 1 ? "correct" : "noncanonical",
              ...base,
            };
    }
  });
}
