import type { Worker } from "node:worker_threads";
import type { Config } from "../config";
import type { CompiledKnowledge } from "../diagnosis";
import { MedicError } from "../errors";
import type { KnowledgeProblem, ServedKnowledge } from "../knowledge";
import { toErrorFields, type Logger } from "../log";
import { openReleaseKnowledge, type ReleaseStore } from "../store";
import { followKnowledge, type FollowedKnowledge } from "../worker";
import { toShown } from "./to-shown";

/** The knowledge that serves here. */
export interface ServingKnowledge extends ServedKnowledge<CompiledKnowledge> {
  /** Number of the release that serves, null while the folder stands in for one; undefined where the folder is the source. */
  readonly release: number | null | undefined;
}

/** What it is made of. */
export interface KnowledgeOptions {
  readonly config: Pick<Config, "knowledgeDir" | "knowledgeSource" | "startsWithFaults">;
  /** Has begun to read the folder. */
  readonly thread: Worker;
  readonly releases: ReleaseStore;
  readonly log: Logger;
  /** Told when another base serves, or was refused. */
  readonly onKnowledge?: ((result: "served" | "refused") => void) | undefined;
}

/** Faults written to the log at once; a folder full of them would bury everything else. */
const MOST_LOGGED = 20;

/** Opens the knowledge where the configuration says it comes from; a folder that cannot be begun with is told with all its faults. */
export async function openKnowledge(options: KnowledgeOptions): Promise<ServingKnowledge> {
  let isStandIn = (): boolean => true;
  const folder = await openFolder(options, () => isStandIn());
  if (options.config.knowledgeSource === "folder") return toServing(folder, () => undefined);
  const released = await openReleases(options, folder);
  isStandIn = () => released.release === undefined;
  return toServing(released, () => released.release?.number ?? null);
}

function toServing(
  source: ServedKnowledge<CompiledKnowledge>,
  releaseOf: () => ServingKnowledge["release"],
): ServingKnowledge {
  return {
    get snapshot() {
      return source.snapshot;
    },
    get problems() {
      return source.problems;
    },
    get release() {
      return releaseOf();
    },
    onChange: (listener) => source.onChange(listener),
    refresh: () => source.refresh(),
    close: () => {
      source.close();
    },
  };
}

/** Follows the folder. What happens to it is told only while it serves. */
async function openFolder(
  { config: { knowledgeDir: directory, startsWithFaults }, thread, log, onKnowledge }: KnowledgeOptions,
  isServing: () => boolean,
): Promise<FollowedKnowledge> {
  const outcome = await followKnowledge({
    directory,
    startsWithFaults,
    thread,
    onServed: ({ compiled, version }, ms) => {
      if (!isServing()) return;
      onKnowledge?.("served");
      log.info("knowledge.served", { version, articles: compiled.served, ms: Math.round(ms) });
    },
    onRefused: (problems) => {
      if (!isServing()) return;
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

function openReleases({ config, releases, log, onKnowledge }: KnowledgeOptions, folder: FollowedKnowledge) {
  let isAway = false;
  return openReleaseKnowledge({
    releases,
    readBase: (files) => folder.readBase(files),
    fallback: folder,
    onServed: ({ number }, { version, compiled }, ms) => {
      isAway = false;
      onKnowledge?.("served");
      log.info("knowledge.served", { version, release: number, articles: compiled.served, ms: Math.round(ms) });
    },
    onRefused: ({ number }, problems) => {
      onKnowledge?.("refused");
      logRefused(problems, config.knowledgeDir, log, number);
    },
    onFault: (error) => {
      if (!isAway) log.warn("releases.away", toErrorFields(error));
      isAway = true;
    },
  });
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
