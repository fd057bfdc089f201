/** Codes of the errors the product throws on purpose. Outcomes of a diagnosis are values, never errors. */
export type MedicErrorCode = "CONFIG_INVALID" | "KNOWLEDGE_INVALID" | "FILE_UNREADABLE" | "USAGE" | "STORE_UNAVAILABLE";

/** The one base of our own errors: `code` is stable and for programs, `message` is for people (what, where, what is permitted, how to fix). */
export class MedicError extends Error {
  override readonly name = "MedicError";

  constructor(
    readonly code: MedicErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
