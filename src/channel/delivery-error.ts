/** The connector did not take a message. Carries what decides about another try, and nothing that was sent. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  /** `HTTP_502`, `TimeoutError`, or the system's code such as `ECONNREFUSED`. */
  readonly code: string;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(reason: { code: string; status?: number; retryAfterMs?: number | undefined }, options?: ErrorOptions) {
    super(`The connector did not take the message (${reason.code}).`, options);
    this.code = reason.code;
    this.status = reason.status;
    this.retryAfterMs = reason.retryAfterMs;
  }
}

/** Codes of connections that were never made. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** True where a message was refused or never left; what timed out or broke half-way may have arrived all the same. */
export function isSurelyNotTaken(failure: unknown): boolean {
  if (!(failure instanceof DeliveryError)) return false;
  const { status, code } = failure;
  return status === undefined ? NEVER_CONNECTED.has(code) : status < 500 || status === 503;
}
