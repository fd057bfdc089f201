import { CUES } from "./line-cues";
import type { PasteLine } from "./paste";

/** Status words of Exchange Online's message trace, and the events of its details. */
const STATUS =
  "Delivered|Failed|Pending|GettingStatus|Getting status|Expanded|Quarantined|FilteredAsSpam|Filtered as spam|Defer";
const LABELLED = new RegExp(`\\b(?:Status|Event)\\s*[:=]\\s*(${STATUS})\\b`, "i");
const TRACE = new RegExp(`\\bmessage ?trace\\b[^\\n]{0,60}?\\b(${STATUS})\\b`, "i");

/** The status that a pasted message trace gives, as it is written there. */
export function readTraceStatus(lines: readonly PasteLine[]): string | undefined {
  for (const line of lines) {
    if ((line.cues & CUES.trace) === 0) continue;
    const text = line.folded;
    const match = TRACE.exec(text) ?? LABELLED.exec(text);
    if (match !== null) return match[1];
  }
  return undefined;
}
