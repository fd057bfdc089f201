import path from "node:path";
import { createBot } from "./bot";
import { createChannel } from "./channel";
import { readConfig, type Config } from "./config";
import { compileKnowledge } from "./diagnosis";
import { MedicError } from "./errors";
import { readKnowledge } from "./knowledge";
import { createLogger } from "./log";
import { createServer } from "./server";

async function start(config: Config): Promise<void> {
  const log = createLogger(config.logLevel, (line) => process.stderr.write(`${line}\n`));
  const { articles, problems, version } = readKnowledge(config.knowledgeDir);
  if (problems.length > 0) {
    const faults = problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
    throw new MedicError("KNOWLEDGE_INVALID", ["The knowledge base has faults:", ...faults].join("\n"));
  }
  const knowledge = compileKnowledge(articles);
  const status = { version, articles: knowledge.compiled.length, loadedAt: new Date(), problems };
  let downloadBaseUrl = config.publicUrl;
  const bot = createBot({
    knowledge: () => knowledge,
    knowledgeStatus: () => status,
    admins: config.admins,
    downloadBaseUrl: () => downloadBaseUrl,
  });
  const { credentials, openIdMetadataUrl } = config;
  const channel = createChannel({ bot, credentials, openIdMetadataUrl, log });
  const server = createServer({ bot, channel, config, log, assetsDir: path.join(__dirname, "web") });
  const { url } = await server.listen();
  if (credentials === undefined) downloadBaseUrl ??= new URL(url).origin;

  process.stdout.write(`Mailflow Medic is ready: ${url}\n`);
  if (credentials === undefined) {
    process.stdout.write(
      "It runs without credentials and answers this machine only. The README tells how to connect it to Teams.\n",
    );
  }
  const stop = (): void => {
    void server.close().finally(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
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
