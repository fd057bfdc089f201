import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One file of the local page, held in memory. */
export interface PageAsset {
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly etag: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/** The chat page's address. */
export const PAGE_PATH = "/";
/** The knowledge preview's address. */
export const PREVIEW_PATH = "/preview";

const PAGES: Readonly<Record<string, string>> = { "index.html": PAGE_PATH, "preview.html": PREVIEW_PATH };

/**
 * Reads the page's files once: the table from URL path to file is all that can ever be served.
 * A folder that is not there gives only the library, so that a bot without its page still serves Teams.
 */
export function readPageAssets(assetsDir: string): ReadonlyMap<string, PageAsset> {
  const assets = new Map<string, PageAsset>();
  for (const file of listFiles(assetsDir)) {
    const asset = readAsset(path.join(assetsDir, file));
    if (asset !== undefined) assets.set(PAGES[file] ?? `/assets/${file}`, asset);
  }
  const library = readAsset(require.resolve("adaptivecards/dist/adaptivecards.min.js"));
  if (library !== undefined) assets.set("/assets/adaptivecards.js", library);
  return assets;
}

function listFiles(directory: string): readonly string[] {
  try {
    // isFile is false for links, so nothing outside of the folder gets in.
    return readdirSync(directory, { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() && !entry.name.startsWith(".") ? [entry.name] : [],
    );
  } catch {
    return [];
  }
}

function readAsset(file: string): PageAsset | undefined {
  const contentType = CONTENT_TYPES[path.extname(file)];
  if (contentType === undefined) return undefined;
  const bytes = readFileSync(file);
  const digest = createHash("sha256").update(bytes).digest("base64url");
  return { contentType, bytes, etag: `"${digest.slice(0, 27)}"` };
}
