import { readConfig } from "./config";
import { MedicError } from "./errors";
import { startKnowledgeThread } from "./worker/start-knowledge-thread";

/** Reads the configuration and starts; what a person can mend is told without a stack. */
async function main(): Promise<void> {
  try {
    const config = readConfig(process.env);
    // Loading the bot library takes longer than everything else: a thread reads the knowledge meanwhile.
    const thread = startKnowledgeThread(config.knowledgeDir, {
      compilesAtOnce: config.knowledgeSource === "database",
    });
    const { serve } = await import("./app/index.js");
    await serve(config, thread);
  } catch (error) {
    process.stderr.write(
      `${error instanceof MedicError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 1;
  }
}

void main();
