import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Bot, Preview } from "../../src/bot";
import { createChannel } from "../../src/channel";
import type { Credentials } from "../../src/config";
import { createServer } from "../../src/server";
import type { Metrics } from "../../src/metrics";
import type { Tracer } from "../../src/trace";
import { createRecordingLog } from "../channel/recording-log";
import { createStubBot, type StubBot } from "../channel/stub-bot";

/** Credentials of a bot that exists nowhere. */
export const TEST_CREDENTIALS: Credentials = {
  kind: "SingleTenant",
  appId: "33333333-3333-3333-3333-333333333333",
  password: "not-a-secret",
  tenantId: "22222222-2222-2222-2222-222222222222",
};

/** Nothing listens on port 9 of this machine: whoever needs the keys gets ECONNREFUSED, as without a network. */
const UNREACHABLE_METADATA_URL = "http://127.0.0.1:9/openidconfiguration";

interface StartOptions {
  readonly credentials?: Credentials | undefined;
  readonly openIdMetadataUrl?: string;
  readonly preview?: Preview;
  readonly tracer?: Tracer;
  readonly metrics?: Metrics;
}

/** Starts the whole server with a stub bot on a free port, with pages of a few files. */
export function startServer({ bot = createStubBot(), ...options }: StartOptions & { readonly bot?: StubBot } = {}) {
  return startServerWith(bot, options);
}

/** The same with any bot. */
export async function startServerWith<B extends Bot>(
  bot: B,
  { credentials, openIdMetadataUrl = UNREACHABLE_METADATA_URL, preview, tracer, metrics }: StartOptions = {},
) {
  const assetsDir = mkdtempSync(path.join(tmpdir(), "medic-page-"));
  writeFileSync(path.join(assetsDir, "index.html"), "<!doctype html><title>Medic</title>");
  writeFileSync(path.join(assetsDir, "preview.html"), "<!doctype html><title>Preview</title>");
  writeFileSync(path.join(assetsDir, "page.js"), "'use strict';");
  writeFileSync(path.join(assetsDir, "page.css"), "body {}");
  writeFileSync(path.join(assetsDir, ".hidden.js"), "secret");
  writeFileSync(path.join(assetsDir, "notes.txt"), "secret");

  const log = createRecordingLog();
  const observers = { tracer, onEvent: metrics?.onChannelEvent, onAnswered: metrics?.onAnswered };
  const download = { isPermitted: () => false };
  const channel = createChannel({ bot, credentials, openIdMetadataUrl, log, download, ...observers });
  const config = { host: "127.0.0.1", port: 0, credentials };
  const medic = createServer({
    bot,
    channel,
    config,
    log,
    assetsDir,
    ...observers,
    ...(preview && { preview: () => Promise.resolve(preview) }),
  });
  rmSync(assetsDir, { recursive: true });
  const { url } = await medic.listen();
  return {
    bot,
    channel,
    log,
    medic,
    url: url.replace(/\/$/u, ""),
    port: Number(new URL(url).port),
    close: () => medic.close(),
  };
}

/** A server under test. */
export type StartedServer = Awaited<ReturnType<typeof startServer>>;
