import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpAnswer } from "./http-answer";
import { SECURITY_HEADERS } from "./security-headers";

/** Writes an answer. A client that has gone away is nobody's error. */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  if (response.headersSent || response.destroyed) return;
  const body = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  const hasBody = answer.status !== 204 && answer.status !== 304;
  response.writeHead(answer.status, {
    ...SECURITY_HEADERS,
    ...answer.headers,
    ...(hasBody ? { "Content-Length": String(body.byteLength) } : {}),
  });
  response.end(hasBody && request.method !== "HEAD" ? body : undefined);
}
