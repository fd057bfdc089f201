import path from "node:path";
import { createBot, createExperts, createPreview, type Preview } from "./bot";
import { createChannel, createFileHostCheck } from "./channel";
import type { Config } from "./config";
import { MedicError } from "./errors";
import type { KnowledgeProblem, LiveKnowledge } from "./knowledge";
import { createLogger, toErrorFields, type Logger } from "./log";
import type { MetricsOptions } from "./metrics";
import { createServer } from "./server";
import { createServerStore, openReleaseKnowledge, type ReleaseKnowledge, type StoreEvent } from "./store";
import type { Tracing } from "./tracing";
import { createDiagnoseFile, followKnowledge, type FollowedKnowledge } from "./worker";
import type { startKnowledgeThread } from "./worker/start-knowledge-thread";

/** Composes the rooms and serves. `thread` has begun to read the knowledge. */
export async function serve(config: Config, thread: ReturnType<typeof startKnowledgeThread>): Promise<void> {
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
  const folder = await openFolder(config, thread, log, metrics?.onKnowledge);
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
  const released = config.knowledgeSource === "database" ? await openReleases() : undefined;
  const live = released ?? folder;
  const experts = keeps
    ? createExperts({ store: kept.store, post: (place, draw) => channel.post(place, draw) })
    : undefined;
  const bot = createBot({
    knowledge: () => live.snapshot.compiled,
    knowledgeStatus: () => ({
      version: live.snapshot.version,
      ...(released === undefined ? {} : { release: released.release?.number ?? null }),
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
    assetsDir: path.join(__dirname, "web"),
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

  function openReleases(): Promise<ReleaseKnowledge<typeof folder.snapshot.compiled>> {
    let isAway = false;
    return openReleaseKnowledge({
      releases: kept.store.releases,
      readBase: (files) => folder.readBase(files),
      fallback: folder,
      onServed: ({ number }, { version, compiled }, ms) => {
        isAway = false;
        metrics?.onKnowledge("served");
        log.info("knowledge.served", { version, release: number, articles: compiled.served, ms: Math.round(ms) });
      },
      onRefused: ({ number }, problems) => {
        metrics?.onKnowledge("refused");
        logRefused(problems, config.knowledgeDir, log, number);
      },
      onFault: (error) => {
        if (!isAway) log.warn("releases.away", toErrorFields(error));
        isAway = true;
      },
    });
  }

  /** For those who edit the folder: it reads the files itself, and with all that is wrong in them. */
  async function openPreview(): Promise<Preview> {
    const { openLiveKnowledge } = await import("./knowledge/index.js");
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

function logStore(event: StoreEvent, { store: { kind: engine } }: Config, log: Logger): void {
  switch (event.kind) {
    case "opened":
    case "back":
      log.info(`store.${event.kind}`, { engine });
      return;
    case "unavailable":
    case "away":
      // A read-only container is the usual cause with a file; nothing but keeping depends on it.
      log.warn(`store.${event.kind}`, {
        engine,
        code: event.code,
        help:
          engine === "sqlite"
            ? "Diagnoses go on. Let MEDIC_DATA name a folder that may be written to, set DATABASE_URL, or switch keeping off with MEDIC_KEEP=off."
            : "Diagnoses go on. Check that the database of DATABASE_URL runs and can be reached from here.",
      });
      return;
    case "dropped":
      log.warn("store.dropped", { engine, count: event.count, reason: event.reason });
      return;
    case "not-pruned":
      log.warn("store.not-pruned", { engine, code: event.code });
  }
}

/** Loaded only where it is asked for: it takes longer than everything else of a start. */
async function startTracing({ traces }: Config, onFault: (fault: unknown) => void): Promise<Tracing | undefined> {
  if (traces === undefined) return undefined;
  const { openTracing } = await import("./tracing/index.js");
  return openTracing({ ...traces, onFault });
}

/** The same. */
async function startMetrics({ metrics: place }: Config, sources: MetricsOptions) {
  if (place === undefined) return undefined;
  const { createMetrics, serveMetrics } = await import("./metrics/index.js");
  const metrics = createMetrics(sources);
  return { ...metrics, serve: () => serveMetrics(metrics, place) };
}

/** Faults written to the log at once; a folder full of them would bury everything else. */
const MOST_LOGGED = 20;

/** Follows the knowledge folder; one that cannot be begun with is told with all its faults. */
async function openFolder(
  { knowledgeDir: directory, startsWithFaults }: Config,
  thread: ReturnType<typeof startKnowledgeThread>,
  log: Logger,
  onKnowledge: ((result: "served" | "refused") => void) | undefined,
): Promise<FollowedKnowledge> {
  const outcome = await followKnowledge({
    directory,
    startsWithFaults,
    thread,
    onServed: ({ compiled, version }, ms) => {
      onKnowledge?.("served");
      log.info("knowledge.served", { version, articles: compiled.served, ms: Math.round(ms) });
    },
    onRefused: (problems) => {
      onKnowledge?.("refused");
      logRefused(problems, directory, log);
    },
    onFault: (error) => {
      log.error("knowledge.thread.failed", toErrorFields(error));
    },
  });
  if (outcome.kind === "followed") return outcome.knowledge;
  const faults = outcome.problems.map(
    ({ file, line, column, message, help }) => `${file}:${line}:${column} ${message} ${help}`,
  );
  throw new MedicError("KNOWLEDGE_INVALID", ["The knowledge base has faults:", ...faults].join("\n"));
}

function logRefused(problems: readonly KnowledgeProblem[], directory: string, log: Logger, release?: number): void {
  for (const problem of problems.slice(0, MOST_LOGGED)) {
    const { file, line, column, rule, message } = toShown(problem, directory);
    log.error("knowledge.refused", {
      at: `${file}:${line}:${column}`,
      rule,
      message,
      faults: problems.length,
      ...(release === undefined ? {} : { release }),
    });
  }
}

/** Readers of a status know the knowledge folder; where it lies on this machine is nobody's business. */
function toShown(problem: KnowledgeProblem, directory: string): KnowledgeProblem {
  const file = path.relative(directory, problem.file);
  // Files of a release lie in no folder.
  return file.startsWith("..") ? problem : { ...problem, file: file.split(path.sep).join("/") };
}
