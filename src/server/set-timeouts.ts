import type { Server } from "node:http";

/** A whole request, body and all. Bounds clients that send a byte a minute to hold a connection (Slowloris). */
const REQUEST_TIMEOUT_MS = 30_000;
/** The headers alone. */
const HEADERS_TIMEOUT_MS = 10_000;
/** Longer than the 60 s of Azure's and nginx's balancers, which must be the ones to close an idle connection. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

/** Bounds how long a client may take. */
export function setTimeouts(server: Server): void {
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
}
