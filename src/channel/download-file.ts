import type { IncomingFile } from "../bot";
import type { FileReference } from "./incoming-activity";

/** Which addresses files are fetched from, and how much of them. */
export interface DownloadOptions {
  /** Whether a file, or a redirect to one, may be fetched from here. */
  readonly isPermitted: (url: URL) => boolean;
  readonly limitBytes?: number;
  readonly limitMs?: number;
}

/** A protocol log of a busy day is about 20 MB. */
export const FILE_LIMIT_BYTES = 25 * 1024 * 1024;
/** Teams' addresses live for minutes; what has not come by then will not come. */
const FILE_LIMIT_MS = 30_000;
const MOST_REDIRECTS = 3;
/** What mail programs, Exchange and Windows write as text, and Outlook's own format. */
const READ_EXTENSIONS: ReadonlySet<string> = new Set(["eml", "msg", "txt", "log", "csv", "reg"]);

/** Fetches a file that came with a message. The address is signed already: no token of ours goes with it. Never throws. */
export async function downloadFile(reference: FileReference, options: DownloadOptions): Promise<IncomingFile> {
  if (reference.kind !== "download") return { kind: "refused", reason: reference.kind };
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(reference.name)?.[1]?.toLowerCase() ?? "";
  if (!READ_EXTENSIONS.has(extension)) return { kind: "refused", reason: "type" };
  try {
    return await fetchPermitted(reference.url, options);
  } catch {
    // A dead address, a broken connection, too slow: the user's cure is the same, and the error could name the address.
    return { kind: "refused", reason: "gone" };
  }
}

async function fetchPermitted(
  address: string,
  { isPermitted, limitBytes = FILE_LIMIT_BYTES, limitMs = FILE_LIMIT_MS }: DownloadOptions,
): Promise<IncomingFile> {
  const signal = AbortSignal.timeout(limitMs);
  let url = URL.canParse(address) ? new URL(address) : undefined;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (url === undefined || !isPermitted(url)) return { kind: "refused", reason: "host" };
    const response = await fetch(url.href, { redirect: "manual", signal });
    const location = response.headers.get("location");
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      url = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
      continue;
    }
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return { kind: "refused", reason: "gone" };
    }
    return await readLimited(response.body, Number(response.headers.get("content-length") ?? 0), limitBytes);
  }
  return { kind: "refused", reason: "gone" };
}

/** Counts what really comes, after unpacking: Content-Length may be missing, or a lie. */
async function readLimited(
  body: ReadableStream<Uint8Array>,
  announced: number,
  limitBytes: number,
): Promise<IncomingFile> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { kind: "content", bytes: Buffer.concat(chunks) };
    size += value.byteLength;
    if (Math.max(size, announced) > limitBytes) {
      await reader.cancel();
      return { kind: "refused", reason: "size" };
    }
    chunks.push(value);
  }
}

/** Permits https addresses of the given hosts; `*.` in front of one stands for any sub-domain. */
export function createFileHostCheck(hosts: readonly string[]): (url: URL) => boolean {
  return ({ protocol, hostname, port, username, password }) =>
    protocol === "https:" &&
    port === "" &&
    username === "" &&
    password === "" &&
    hosts.some((host) => (host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host));
}
