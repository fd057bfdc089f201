import type { Paste } from "../paste";
import { checkRegistry, type RegistryCheck } from "../remedy";
import type { Ranked } from "./rank";

/** What the writer or the registry says about TLS 1.2; a cause that rests on these alone is the registry's own. */
const SAYINGS = ["tls12-said-on", "tls12-said-off", "tls13-said-on", "old-windows", "exchange-2010"] as const;

/** The check of the registry state in a paste, where it holds any. */
export function checkPaste({ registry }: Paste, windowsVersion: string | undefined): RegistryCheck | undefined {
  return registry && checkRegistry(registry, windowsVersion);
}

/**
 * Tells whether a paste is registry state and nothing else that a diagnosis could rest on. A bounce or a log line beside the
 * values stays a diagnosis, with the values as evidence; so do wrong .NET or WinHTTP values alone, which have articles.
 */
export function isRegistryState(paste: Paste, standing: readonly Ranked[], check: RegistryCheck): boolean {
  const { facts } = paste;
  if (facts.replies.length > 0 || facts.headers !== undefined) return false;
  const isForArticles = !hasSchannel(paste) && check.values.some(({ verdict }) => verdict !== "correct");
  return isForArticles ? standing.length === 0 : !standing.some((candidate) => restsElsewhere(candidate, paste));
}

/** The articles that registry state leads to: none where only values that are right are shown. */
export function candidatesOfState(paste: Paste, standing: readonly Ranked[]): readonly Ranked[] {
  return hasSchannel(paste) ? standing : [];
}

function hasSchannel({ registry }: Paste): boolean {
  return registry?.observations.some(({ place, saying }) => place.area === "tls12" && saying.kind !== "asked") === true;
}

function restsElsewhere({ reasons }: Ranked, { registry, marks }: Paste): boolean {
  const said = new Set(SAYINGS.map((mark) => marks.get(mark)));
  return reasons().some(
    ({ role, findings }) =>
      (role === "signature" || role === "fuzzy") &&
      findings.some((finding) => registry?.lines.has(finding.line) !== true && !said.has(finding)),
  );
}
