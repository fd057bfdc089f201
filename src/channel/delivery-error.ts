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
