/** Whether trying again can help: not where the engine refuses what it was given. */
export type StoreFault = "unreachable" | "refused";

/** The store did not do what it was asked. The engine's own words may hold data, so they stay in `cause` and out of logs. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly fault: StoreFault,
    /** SQLSTATE, or the engine's or system's name of the fault: for logs. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`The store ${fault === "refused" ? "refused a write" : "cannot be reached"} (${code}).`, options);
  }
}

/** SQLSTATE classes 22 (data exception) and 23 (constraint violation), and SQLite's counterparts. */
const REFUSED = /^(?:2[23][0-9A-Z]{3}|SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG|RANGE)\w*)$/u;

/** Gives whatever an engine throws the one shape that callers know. */
export function toStoreError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const code =
    typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string"
      ? cause.code
      : "unknown";
  return new StoreError(REFUSED.test(code) ? "refused" : "unreachable", code, { cause });
}
