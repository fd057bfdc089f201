import { headingPattern } from "./ndr-headings";
import type { PasteLine, PasteSource } from "./paste";
import type { ProtocolLog } from "./protocol-log";

const NDR = new RegExp(
  `^(?:Final-Recipient|Diagnostic-Code|Reporting-MTA)[ ]*:|${headingPattern("diagnosticInformation")}|${headingPattern("introduction")}|(?:remote )?server (?:at .{1,200} )?returned '|#[245]\\d\\d [245]\\.\\d|undeliverable:|unzustellbar:|qmail-send program|mail (?:delivery )?system\\b`,
  "iu",
);
const QUEUE = /\{LED=|\bLast ?Error\b|\bqueue viewer\b|队列查看器|\bqueue\b.{0,60}\bretry\b/iu;
const EVENT = /\bevent ?id\b|\bsource:? ?schannel\b|\bMSExchange\w*\b.{0,40}\b\d{4,5}\b|\bevent \d{4,5}\b/iu;
const REGISTRY = /\bHKEY_LOCAL_MACHINE\\|\bHKLM:?\\|\bREG_DWORD\b|\bDisabledByDefault\b/iu;

/** The forms that the parts of a paste have. Prose is what is left when nothing else is recognised. */
export function readSources(
  searchable: readonly PasteLine[],
  log: ProtocolLog | undefined,
  all: readonly PasteLine[],
): ReadonlySet<PasteSource> {
  const sources = new Set<PasteSource>();
  if (log?.direction !== undefined) sources.add(log.direction);
  if (all.some((line) => line.region === "headers")) sources.add("headers");
  for (const line of searchable) {
    const text = line.folded;
    if (NDR.test(text)) sources.add("ndr");
    if (QUEUE.test(text)) sources.add("queue");
    if (EVENT.test(text)) sources.add("eventLog");
    if (REGISTRY.test(text)) sources.add("registry");
  }
  if (sources.size === 0) sources.add("prose");
  return sources;
}
