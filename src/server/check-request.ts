import type { IncomingMessage } from "node:http";
import { isLoopbackHost } from "../loopback";
import { toErrorAnswer, type HttpAnswer } from "./http-answer";

/**
 * Checks what comes before any route: undefined means pass.
 * In local mode nobody signs in, so a web page must not reach us through the user's browser: neither under another
 * name (DNS rebinding) nor from another origin.
 */
export function checkRequest(request: IncomingMessage, isLocalOnly: boolean): HttpAnswer | undefined {
  // The router throws outside of every handler when it cannot parse the address.
  if (!/^\/(?!\/)[\x21-\x7e]*$/u.test(request.url ?? "") || !isParsable(request)) {
    return toErrorAnswer(400, "BAD_ADDRESS", "The request's address or Host header is not valid.");
  }
  if (!isLocalOnly) return undefined;

  const host = request.headers.host ?? "";
  if (!isLoopbackHost(host.replace(/:\d{1,5}$/u, ""))) {
    return toErrorAnswer(
      421,
      "HOST_NOT_LOCAL",
      "Without credentials the server answers only to localhost and loopback addresses.",
    );
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return toErrorAnswer(403, "FOREIGN_ORIGIN", "Without credentials the server answers only pages of its own.");
  }
  return undefined;
}

/** The newest Host that was parsable: nearly all requests of a server have the same. */
let parsableHost: string | undefined;

function isParsable({ url = "", headers: { host = "localhost" } }: IncomingMessage): boolean {
  // Nothing in such a path can make an address unparsable.
  if (host === parsableHost && /^[\w/.-]*$/u.test(url)) return true;
  const isFine = URL.canParse(url, `http://${host}`);
  if (isFine) parsableHost = host;
  return isFine;
}
