/** Reads Retry-After, seconds or an HTTP date (RFC 9110 §10.2.3), as milliseconds from now; undefined when there is none to honour. */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const value = header?.trim();
  if (value === undefined || value === "") return undefined;
  if (/^\d{1,9}$/u.test(value)) return Number(value) * 1000;
  // Date.parse alone takes almost anything for a date, "-5" too.
  const date = /^[A-Z][a-z]{2,8},? .*\d/u.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
