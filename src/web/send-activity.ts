import { toActivity, type Turn } from "./activity.js";
import type { PageLocale } from "./page-strings.js";
import { parseAnswers, type Answer } from "./parse-answers.js";

/** Why a turn got no answer. */
export type FailureReason = "network" | "tooLong" | "status" | "unreadable";

/** What became of a turn. */
export type Outcome =
  | { readonly kind: "answered"; readonly answers: readonly Answer[] }
  | { readonly kind: "failed"; readonly reason: FailureReason; readonly detail: string };

/** Long enough for the largest paste the server takes, short enough to notice a server that hangs. */
const TIMEOUT_MS = 60_000;

async function readAnswers(response: Response): Promise<Outcome> {
  if (!response.ok) {
    const reason = response.status === 413 ? "tooLong" : "status";
    return { kind: "failed", reason, detail: `HTTP ${response.status}` };
  }
  const body: unknown = await response.json().catch(() => undefined);
  const answers = parseAnswers(body);
  return answers ? { kind: "answered", answers } : { kind: "failed", reason: "unreadable", detail: "" };
}

/** Posts one turn to the bot and reads its answers. Never throws. Every call is a new activity, so a retry is no duplicate. */
export async function sendActivity(turn: Turn, locale: PageLocale): Promise<Outcome> {
  const activity = toActivity(turn, {
    // Not randomUUID(): browsers offer that to https and localhost only.
    id: Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-"),
    locale,
    origin: location.origin,
    timestamp: new Date().toISOString(),
  });
  try {
    const response = await fetch("/api/messages", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return await readAnswers(response);
  } catch {
    return { kind: "failed", reason: "network", detail: "" };
  }
}
