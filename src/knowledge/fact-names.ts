/**
 * The facts an article may ask about by name. The reader of pastes finds them (its `marks`); a test holds the two lists
 * against each other.
 */
export const FACT_NAMES = [
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
  "registry-tls12-off",
  "registry-tls12-on",
  "another-service-only",
  "mail-named",
] as const;
