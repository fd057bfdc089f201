import path from "node:path";
import { createBot, createPreview, type Preview } from "./bot";
import { createChannel, createFileHostCheck } from "./channel";
import { readConfig, type Config } from "./config";
import { MedicError } from "./errors";
import type { KnowledgeProblem, LiveKnowledge } from "./knowledge";
import { createLogger, toErrorFields, type Logger } from "./log";
import { createServer } from "./server";
import { createDiagnoseFile, followKnowledge, type FollowedKnowledge } from "./worker";

async function start(config: Config): Promise<void> {
  const log = createLogger(config.logLevel, (line) => process.stderr.write(`${line}\n`));
  const live = await openKnowledge(config, log);
  let edited: LiveKnowledge<undefined> | undefined;
  let downloadBaseUrl = config.publicUrl;
  const bot = createBot({
    knowledge: () => live.snapshot.compiled,
    knowledgeStatus: () => ({
      version: live.snapshot.version,
      articles: live.snapshot.compiled.served,
      loadedAt: live.snapshot.loadedAt,
      problems: live.problems.map((problem) => toShown(problem, config.knowledgeDir)),
    }),
    admins: config.admins,
    diagnoseFile: createDiagnoseFile({ knowledge: () => live.snapshot.compiled }),
    downloadBaseUrl: () => downloadBaseUrl,
  });
  const { credentials, openIdMetadataUrl } = config;
  const download = { isPermitted: createFileHostCheck(config.fileHosts) };
  const channel = createChannel({ bot, credentials, openIdMetadataUrl, log, download });
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
  const server = createServer({
    bot,
    channel,
    config,
    log,
    assetsDir: path.join(__dirname, "web"),
    preview: openPreview,
  });
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
    void server.close().finally(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

/** Faults written to the log at once; a folder full of them would bury everything else. */
const MOST_LOGGED = 20;

async function openKnowledge(
  { knowledgeDir: directory, startsWithFaults }: Config,
  log: Logger,
): Promise<FollowedKnowledge> {
  const outcome = await followKnowledge({
    directory,
    startsWithFaults,
    onServed: ({ compiled, version }, ms) => {
      log.info("knowledge.served", { version, articles: compiled.served, ms: Math.round(ms) });
    },
    onRefused: (problems) => {
      for (const problem of problems.slice(0, MOST_LOGGED)) {
        const { file, line, column, rule, message } = toShown(problem, directory);
        log.error("knowledge.refused", { at: `${file}:${line}:${column}`, rule, message, faults: problems.length });
      }
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

/** Readers of a status know the knowledge folder; where it lies on this machine is nobody's business. */
function toShown(problem: KnowledgeProblem, directory: string): KnowledgeProblem {
  return { ...problem, file: path.relative(directory, problem.file).split(path.sep).join("/") };
}

/** Reads the configuration and starts; what a person can mend is told without a stack. */
async function main(): Promise<void> {
  try {
    await start(readConfig(process.env));
  } catch (error) {
    process.stderr.write(
      `${error instanceof MedicError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 1;
  }
}

void main();
