import { createHash } from "node:crypto";
import { toFields, toText, type Fields } from "./fields";

/** Some hours of a busy bot; Bot Framework delivers again within minutes. */
const MOST_KEPT = 10_000;

/** Tells whether an activity has been taken before, and remembers it. */
export type IsRepeated = (activity: Fields) => boolean;

/**
 * Remembers the newest activities. Bot Framework delivers an activity again when our answer took its time; the reply to the
 * first one is then already on its way. The text counts too: only Teams promises that an id is never used twice.
 */
export function createSeenActivities(limit = MOST_KEPT): IsRepeated {
  const seen = new Set<string>();
  return (activity) => {
    const id = toText(activity["id"]) ?? "";
    if (id === "") return false;
    const conversationId = toText(toFields(activity["conversation"])["id"]) ?? "";
    // The text is hashed as it is, since a whole log may stand there; nothing follows it that it could run into.
    const key = createHash("sha256")
      .update(JSON.stringify([activity["type"], conversationId, id]))
      .update(toText(activity["text"]) ?? "")
      .digest("base64");
    if (seen.has(key)) return true;
    seen.add(key);
    // A Set keeps the order of insertion: its first is its oldest.
    const [oldest] = seen;
    if (seen.size > limit && oldest !== undefined) seen.delete(oldest);
    return false;
  };
}
