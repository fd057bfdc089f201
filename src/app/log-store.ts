import type { Config } from "../config";
import type { Logger } from "../log";
import type { StoreEvent } from "../store";

/** Writes what happens to the store, with what an operator can do about it. */
export function logStore(event: StoreEvent, { store: { kind: engine } }: Config, log: Logger): void {
  switch (event.kind) {
    case "opened":
    case "back":
      log.info(`store.${event.kind}`, { engine });
      return;
    case "unavailable":
    case "away":
      // A read-only container is the usual cause with a file; nothing but keeping depends on it.
      log.warn(`store.${event.kind}`, {
        engine,
        code: event.code,
        help:
          engine === "sqlite"
            ? "Diagnoses go on. Let MEDIC_DATA name a folder that may be written to, set DATABASE_URL, or switch keeping off with MEDIC_KEEP=off."
            : "Diagnoses go on. Check that the database of DATABASE_URL runs and can be reached from here.",
      });
      return;
    case "dropped":
      log.warn("store.dropped", { engine, count: event.count, reason: event.reason });
      return;
    case "not-pruned":
      log.warn("store.not-pruned", { engine, code: event.code });
  }
}
