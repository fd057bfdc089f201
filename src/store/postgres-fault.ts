/** Classes of SQLSTATE after which a session is over: connection exceptions, operator intervention. */
const SESSION_OVER = /^(?:08|57P)/u;

/** True where the session cannot be used any more: all but what the server itself says of a single statement. */
export function isSevered(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return true;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return !/^[0-9A-Z]{5}$/u.test(code) || SESSION_OVER.test(code);
}
