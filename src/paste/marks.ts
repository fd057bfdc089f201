import type { Finding } from "./paste";

/** The facts a reader may state by name. Articles ask for them by the same names; a test holds the two lists together. */
export const FACT_MARKS = [
  "tls10-negotiated",
  "tls11-negotiated",
  "tls12-negotiated",
  "tls13-negotiated",
  "tls-handshake-failed",
  "starttls-sent",
  "starttls-accepted",
  "ehlo-with-starttls",
  "ehlo-without-starttls",
  "ehlo-masked",
  "starttls-said-missing",
  "session-without-ehlo",
  "no-banner",
  "retry-succeeds",
  "peer-exchange-online",
  "peer-google",
  "peer-21vianet",
  "client-submission",
  "reported-by-exchange-online",
  "both-ends-cloud",
  "tls12-said-off",
  "tls12-said-on",
  "tls13-said-on",
  "old-windows",
  "exchange-2010",
  "registry-tls12-off",
  "registry-tls12-on",
  "probe-tls12-accepted",
  "probe-tls13-accepted",
  "probe-tls12-refused",
  "probe-handshake-failed",
  "probe-port-open",
  "probe-port-closed",
  "another-service-only",
  "mail-named",
] as const;

export type FactMark = (typeof FACT_MARKS)[number];

/** Collects marks; the first line that shows a fact is its evidence. */
export class MarkBook {
  readonly #marks = new Map<FactMark, Finding>();

  add(mark: FactMark, finding: Finding): void {
    if (!this.#marks.has(mark)) this.#marks.set(mark, finding);
  }

  has(mark: FactMark): boolean {
    return this.#marks.has(mark);
  }

  get(mark: FactMark): Finding | undefined {
    return this.#marks.get(mark);
  }

  all(): ReadonlyMap<FactMark, Finding> {
    return this.#marks;
  }
}
