import type { IncomingMessage } from "node:http";

/** The bytes of a request's body, or why there are none. */
export type BodyOutcome =
  { readonly kind: "body"; readonly bytes: Buffer } | { readonly kind: "too-large" } | { readonly kind: "aborted" };

/**
 * Reads at most `limit` bytes, whatever Content-Length says. What is over is read and dropped, not kept: a client that is
 * cut off in the middle of its sending would never see the 413. The server's requestTimeout ends it.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<BodyOutcome> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: BodyOutcome): void => {
      request.off("data", take);
      request.resume();
      resolve(outcome);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.byteLength;
      if (size > limit) settle({ kind: "too-large" });
      else chunks.push(chunk);
    };
    request.on("data", take);
    request.once("end", () => {
      const [first, second] = chunks;
      settle({ kind: "body", bytes: first !== undefined && second === undefined ? first : Buffer.concat(chunks) });
    });
    request.once("error", () => {
      settle({ kind: "aborted" });
    });
    request.once("close", () => {
      settle({ kind: "aborted" });
    });
  });
}
