import type { IncomingMessage } from "node:http";
import { toErrorAnswer, type HttpAnswer } from "./http-answer";
import type { PageAsset } from "./page-assets";

/** `GET /` and `GET /assets/<file>`: a look-up in a table, so no path can lead out of it. */
export function createAssetRoute(
  assets: ReadonlyMap<string, PageAsset>,
): (key: string, request: IncomingMessage) => HttpAnswer {
  return (key, request) => {
    const asset = assets.get(key);
    if (asset === undefined) return toErrorAnswer(404, "NOT_FOUND", "There is nothing at this address.");
    // The page is small and changes with every release: keep it, but ask before using it again.
    const headers = { ETag: asset.etag, "Cache-Control": "no-cache" };
    if (isUnchanged(request.headers["if-none-match"], asset.etag)) return { status: 304, headers, body: "" };
    return { status: 200, headers: { "Content-Type": asset.contentType, ...headers }, body: asset.bytes };
  };
}

/** If-None-Match compares weakly (RFC 9110 §13.1.2). */
function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(",").map((tag) => tag.trim().replace(/^W\//u, "")) ?? [];
  return tags.includes(etag) || tags.includes("*");
}
