import type { IncomingMessage } from "node:http";
import { toErrorAnswer, type HttpAnswer } from "./http-answer";
import { joinCohort } from "./join-cohort";
import { readBody } from "./read-body";

/** A message activity is at most about 100 KB; 256 KB leaves room for the HTML rendering of the same text. */
export const ACTIVITY_LIMIT_BYTES = 256 * 1024;
/** Protocol logs and `.eml` files are pasted whole by scripts; 2 MB is more than a person reads. */
export const DIAGNOSE_LIMIT_BYTES = 2 * 1024 * 1024;

/** Throws on bytes that are not UTF-8; what it decodes in one go leaves nothing behind in it. */
const UTF_8 = new TextDecoder("utf-8", { fatal: true });

/** A request's JSON object, or the answer that says why there is none. */
export type JsonOutcome =
  | { readonly kind: "json"; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: "refused"; readonly answer: HttpAnswer };

/**
 * Reads a JSON object from a request. Everything a header can tell is refused before a byte is read;
 * restify's own body parsers unpack, write uploads to disk and die of bad gzip before anybody could say no.
 */
export async function readJsonObject(request: IncomingMessage, limit: number): Promise<JsonOutcome> {
  const contentType = request.headers["content-type"] ?? "";
  if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*;?\s*)?$/iu.test(contentType)) {
    return refuse(415, "UNSUPPORTED_MEDIA_TYPE", "Send Content-Type: application/json, in UTF-8.");
  }
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (encoding.trim().toLowerCase() !== "identity") {
    return refuse(415, "UNSUPPORTED_ENCODING", "Send the body without Content-Encoding.");
  }
  const refuseLarge = (): JsonOutcome => refuse(413, "TOO_LARGE", `The body may hold at most ${limit} bytes.`);
  if (Number(request.headers["content-length"] ?? 0) > limit) return refuseLarge();

  const body = await readBody(request, limit);
  switch (body.kind) {
    case "too-large":
      return refuseLarge();
    case "aborted":
      return refuse(400, "INCOMPLETE", "The body ended too early.");
    case "body":
      await joinCohort();
      return parseJsonObject(body.bytes);
  }
}

function parseJsonObject(bytes: Buffer): JsonOutcome {
  let value: unknown;
  try {
    value = JSON.parse(UTF_8.decode(bytes));
  } catch {
    // The parser's message quotes the body; ours does not.
    return refuse(400, "MALFORMED_JSON", "The body is not valid JSON in UTF-8.");
  }
  if (!isObject(value)) return refuse(400, "NOT_AN_OBJECT", "The body must be a JSON object.");
  return { kind: "json", fields: value };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(status: number, code: string, message: string): JsonOutcome {
  return { kind: "refused", answer: toErrorAnswer(status, code, message) };
}
