import path from "node:path";
import type { Worker } from "node:worker_threads";
import { createBot, createExperts, createPreview, type Preview } from "../bot";
import { createChannel, createFileHostCheck } from "../channel";
import type { Config } from "../config";
import type { LiveKnowledge } from "../knowledge";
import { createLogger, toErrorFields } from "../log";
import { createServer } from "../server";
import { createServerStore } from "../store";
import { createDiagnoseFile } from "../worker";
import { logStore } from "./log-store";
import { openKnowledge } from "./open-knowledge";
import { startMetrics, startTracing } from "./start-telemetry";
import { toShown } from "./to-shown";

/** Composes the rooms and serves. `thread` has begun to read the knowledge. */
export async function serve(config: Config, thread: Worker): Promise<void> {
  const tracing = await startTracing(config, (fault) => {
    if (fault === undefined) log.info("traces.sent");
    else log.warn("traces.unsent", toErrorFields(fault));
  });
  const log = createLogger(config.logLevel, "stderr", { context: tracing?.context });
  const metrics = await startMetrics(config, {
    readKnowledge: () => bot.status,
    isServed: (article) => live.snapshot.compiled.findServed(article)?.id === article,
    readQueue: () => kept.numbers,
  });
  let edited: LiveKnowledge<undefined> | undefined;
  let downloadBaseUrl = config.publicUrl;
  const { isOn: keeps, days } = config.keep;
  const kept = createServerStore({
    place: config.store,
    keeps,
    days,
    tell: (event) => {
      logStore(event, config, log);
    },
  });
  const { releases } = kept.store;
  const live = await openKnowledge({ config, thread, releases, log, onKnowledge: metrics?.onKnowledge });
  const experts = keeps
    ? createExperts({ store: kept.store, post: (place, draw) => channel.post(place, draw) })
    : undefined;
  const bot = createBot({
    knowledge: () => live.snapshot.compiled,
    knowledgeStatus: () => ({
      version: live.snapshot.version,
      ...(live.release === undefined ? {} : { release: live.release }),
      articles: live.snapshot.compiled.served,
      loadedAt: live.snapshot.loadedAt,
      problems: live.problems.map((problem) => toShown(problem, config.knowledgeDir)),
    }),
    admins: config.admins,
    diagnoseFile: createDiagnoseFile({ knowledge: () => live.snapshot.compiled }),
    downloadBaseUrl: () => downloadBaseUrl,
    keeper: kept.keeper,
    experts,
  });
  const { credentials, openIdMetadataUrl } = config;
  const download = { isPermitted: createFileHostCheck(config.fileHosts) };
  const observers = { tracer: tracing?.tracer, onEvent: metrics?.onChannelEvent, onAnswered: metrics?.onAnswered };
  const channel = createChannel({
    bot,
    credentials,
    openIdMetadataUrl,
    log,
    download,
    claims: kept.claims,
    ...observers,
  });
  const server = createServer({
    bot,
    channel,
    config,
    log,
    assetsDir: path.join(__dirname, "..", "web"),
    preview: openPreview,
    kept: kept.numbers && (() => ({ ...kept.numbers })),
    ...observers,
  });
  await metrics?.serve();
  const { url } = await server.listen();
  if (credentials === undefined) downloadBaseUrl ??= new URL(url).origin;

  process.stdout.write(`Mailflow Medic is ready: ${url}\n`);
  if (credentials === undefined) {
    process.stdout.write(
      "It runs without credentials and answers this machine only. The README tells how to connect it to Teams.\n",
    );
  }
  const stop = (): void => {
    live.close();
    edited?.close();
    void server
      .close()
      .then(() => kept.close())
      .then(() => tracing?.close())
      .finally(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  // Only now: nobody waits for an engine to be loaded.
  void kept.start().then(() => experts?.look());
  setInterval(() => void experts?.look(), LOOK_FOR_EXPERTS_MS).unref();

  /** For those who edit the folder: it reads the files itself, and with all that is wrong in them. */
  async function openPreview(): Promise<Preview> {
    const { openLiveKnowledge } = await import("../knowledge/index.js");
    const directory = config.knowledgeDir;
    const live = await openLiveKnowledge({ directory, startsWithFaults: true, compile: () => undefined });
    edited = live;
    return createPreview({
      live,
      toShown: (problem) => toShown(problem, directory),
      downloadBaseUrl: () => downloadBaseUrl,
    });
  }
}

/** Another replica may have been told where the experts are. */
const LOOK_FOR_EXPERTS_MS = 30_000;
