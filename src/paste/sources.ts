import { CUES } from "./line-cues";
import { headingPattern } from "./ndr-headings";
import type { PasteLine, PasteSource } from "./paste";
import type { ProtocolLog } from "./protocol-log";

const NDR = new RegExp(
  `^(?:Final-Recipient|Diagnostic-Code|Reporting-MTA)[ ]*:|${headingPattern("diagnosticInformation")}|${headingPattern("introduction")}|(?:remote )?server (?:at .{1,200} )?returned '|#[245]\\d\\d [245]\\.\\d|undeliverable:|unzustellbar:|qmail-send program|mail (?:delivery )?system\\b`,
  "i",
);
const QUEUE = /\{LED=|\bLast ?Error\b|\bqueue viewer\b|队列查看器|\bqueue\b.{0,60}\bretry\b/i;
const EVENT = /\bevent ?id\b|\bsource:? ?schannel\b|\bMSExchange\w*\b.{0,40}\b\d{4,5}\b|\bevent \d{4,5}\b/i;
const REGISTRY = /\bHKEY_LOCAL_MACHINE\\|\bHKLM:?\\|\bREG_DWORD\b|\bDisabledByDefault\b/i;

const FORMS: readonly { readonly source: PasteSource; readonly pattern: RegExp; readonly cues: number }[] = [
  { source: "ndr", pattern: NDR, cues: CUES.ndr | CUES.hash | CUES.beyondAscii },
  { source: "queue", pattern: QUEUE, cues: CUES.queue | CUES.beyondAscii },
  { source: "eventLog", pattern: EVENT, cues: CUES.eventLog },
  { source: "registry", pattern: REGISTRY, cues: CUES.registry },
];

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
    for (const { source, pattern, cues } of FORMS) {
      if ((line.cues & cues) !== 0 && !sources.has(source) && pattern.test(line.folded)) sources.add(source);
    }
  }
  if (sources.size === 0) sources.add("prose");
  return sources;
}
