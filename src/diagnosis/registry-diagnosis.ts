import type { Article } from "../knowledge";
import type { Paste } from "../paste";
import { checkRegistry, registryKeysOf, setsAllOfTls12, type RegistryCheck } from "../remedy";
import type { CompiledKnowledge } from "./compile";
import type { Ranked } from "./rank";

/** What the writer or the registry says about TLS 1.2; a cause that rests on these alone is the registry's own. */
const SAYINGS = ["tls12-said-on", "tls12-said-off", "tls13-said-on", "old-windows", "exchange-2010"] as const;

/** The check of the registry state in a paste, where it holds any. */
export function checkPaste({ registry }: Paste, windowsVersion: string | undefined): RegistryCheck | undefined {
  return registry && checkRegistry(registry, windowsVersion);
}

/**
 * Tells whether a paste is registry state and nothing else that a diagnosis could rest on. A bounce or a log line beside the
 * values stays a diagnosis, with the values as evidence; so do .NET or WinHTTP values that name a problem of their own.
 */
export function isRegistryState(paste: Paste, standing: readonly Ranked[]): boolean {
  const { registry, facts } = paste;
  if (registry === undefined || facts.replies.length > 0 || facts.headers !== undefined) return false;
  const hasTls12 = registry.observations.some(({ place, saying }) => place.area === "tls12" && saying.kind !== "asked");
  return hasTls12 ? !standing.some((candidate) => restsElsewhere(candidate, paste)) : standing.length === 0;
}

function restsElsewhere({ reasons }: Ranked, { registry, marks }: Paste): boolean {
  const said = new Set(SAYINGS.map((mark) => marks.get(mark)));
  return reasons.some(
    ({ role, findings }) =>
      (role === "signature" || role === "fuzzy") &&
      findings.some((finding) => registry?.lines.has(finding.line) !== true && !said.has(finding)),
  );
}

/** The article whose fix sets the values: the one that knows a server by its registry, and sets all four. */
export function findRegistryFix({ compiled }: CompiledKnowledge): Article | undefined {
  return compiled.find(
    ({ article, signatures }) =>
      setsAllOfTls12(registryKeysOf(article)) &&
      signatures.some(({ all, any }) =>
        [...all, ...any].some((condition) => condition.kind === "fact" && condition.fact === "registry-tls12-off"),
      ),
  )?.article;
}
