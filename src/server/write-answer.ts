import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpAnswer } from "./http-answer";
import { SECURITY_HEADERS } from "./security-headers";

/** Writes an answer. A client that has gone away is nobody's error. */
export function writeAnswer(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  if (response.headersSent || response.destroyed) return;
  const { status, headers, body, encoding = "utf8" } = answer;
  const hasBody = status !== 204 && status !== 304;
  const sent: Record<string, string> = Object.assign({}, SECURITY_HEADERS, headers);
  if (hasBody) sent["Content-Length"] = String(sizeOf(answer));
  response.writeHead(status, sent);
  if (hasBody && request.method !== "HEAD") response.end(body, encoding);
  else response.end();
}

function sizeOf({ body, encoding }: HttpAnswer): number {
  if (typeof body !== "string") return body.byteLength;
  return encoding === "latin1" ? body.length : Buffer.byteLength(body);
}
