import type { Article } from "./article";
import { createFolderReader } from "./folder-reader";
import { followFolder, type Look } from "./follow-folder";
import type { KnowledgeProblem } from "./problem";
import { articlesFolder, toReadKnowledge, type LoadedArticle, type ReadKnowledge } from "./read-knowledge";

/** One state of the knowledge base, read and compiled as a whole. */
export interface KnowledgeSnapshot<Compiled> {
  readonly compiled: Compiled;
  readonly version: string;
  /** When it began to serve. */
  readonly loadedAt: Date;
}

/** A knowledge base that follows where it comes from. */
export interface ServedKnowledge<Compiled> {
  /** What serves now: always whole, and never one with faults. */
  readonly snapshot: KnowledgeSnapshot<Compiled>;
  /** Why what is there now is not what serves; empty where it is. */
  readonly problems: readonly KnowledgeProblem[];
  /** Calls back after every change, until the returned function is called. */
  onChange(listener: () => void): () => void;
  /** Looks now, without waiting for a sign of change; resolves when what is there is served or refused. */
  refresh(): Promise<void>;
  /** Follows no longer. */
  close(): void;
}

/** What became of article files that were handed over to be compiled. */
export type ReadOutcome<Compiled> =
  | { readonly kind: "compiled"; readonly snapshot: KnowledgeSnapshot<Compiled> }
  | { readonly kind: "refused"; readonly problems: readonly KnowledgeProblem[] };

/** A knowledge base that follows its folder, with the files. */
export interface LiveKnowledge<Compiled> extends ServedKnowledge<Compiled> {
  /** Every article file of the state that was last served or refused, sorted by name: also drafts, and those with faults. */
  readonly files: readonly LoadedArticle[];
}

/** What a live knowledge base is made of. */
export interface LiveOptions<Compiled> {
  readonly directory: string;
  /** Makes articles ready; what it throws refuses them. */
  readonly compile: (articles: readonly Article[]) => Compiled;
  /** Begin with an empty base where the folder has faults, for those who want to see and mend them. */
  readonly startsWithFaults?: boolean;
  /** Told when a new base serves. */
  readonly onServed?: (snapshot: KnowledgeSnapshot<Compiled>, ms: number) => void;
  /** Told when the folder is refused; what served before goes on. */
  readonly onRefused?: (problems: readonly KnowledgeProblem[]) => void;
}

/** The folder as it stands has faults, so nothing can be served at all. */
export class FaultyKnowledge extends Error {
  override readonly name = "FaultyKnowledge";
  constructor(readonly problems: readonly KnowledgeProblem[]) {
    super(`The knowledge base has ${problems.length} faults.`);
  }
}

/**
 * Reads and compiles a knowledge folder and follows its changes: a valid state is compiled aside and takes the place of the
 * one before in one step, an invalid one is refused. Rejects with {@link FaultyKnowledge} where there is nothing to begin
 * with, unless it may start with faults.
 */
export async function openLiveKnowledge<Compiled>({
  directory,
  compile,
  startsWithFaults = false,
  onServed,
  onRefused,
}: LiveOptions<Compiled>): Promise<LiveKnowledge<Compiled>> {
  const reader = createFolderReader(directory);
  const listeners = new Set<() => void>();
  const first = (await reader.read()) ?? toReadKnowledge([]);
  let problems = faultsOf(first, directory);
  if (problems.length > 0 && !startsWithFaults) throw new FaultyKnowledge(problems);
  if (problems.length > 0) onRefused?.(problems);
  let snapshot = toSnapshot(problems.length > 0 ? toReadKnowledge([]) : first);
  /** The last state that was read whole, and the last that was served or refused. */
  let seen = first;
  let judged = first;

  function toSnapshot({ articles, version }: ReadKnowledge): KnowledgeSnapshot<Compiled> {
    return { compiled: compile(articles), version, loadedAt: new Date() };
  }

  /** Takes over what the folder holds now. */
  async function take({ names, isStale }: Look): Promise<void> {
    const started = performance.now();
    seen = (await reader.read(names)) ?? seen;
    if (seen === judged) return;
    // Signs of change that came meanwhile are heard first. The next look comes when the folder is quiet again; half a save is neither served nor complained of.
    await hearEvents();
    if (isClosed || isStale()) return;
    judged = seen;
    const faults = faultsOf(seen, directory);
    if (faults.length === 0 && seen.version !== snapshot.version) {
      snapshot = toSnapshot(seen);
      onServed?.(snapshot, performance.now() - started);
    }
    problems = faults;
    if (faults.length > 0) onRefused?.(faults);
    for (const listener of listeners) listener();
  }

  let isClosed = false;
  const watcher = followFolder(articlesFolder(directory), take);
  return {
    get snapshot() {
      return snapshot;
    },
    get problems() {
      return problems;
    },
    get files() {
      return judged.files;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    refresh: () => watcher.look(),
    close() {
      isClosed = true;
      watcher.close();
    },
  };
}

/** Lets the event loop poll once in any case: the first turn may only end the phase that it is in. */
async function hearEvents(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A base without articles would tell everybody that their error is unknown: a folder that was emptied is no new version. */
function faultsOf({ articles, problems }: ReadKnowledge, directory: string): readonly KnowledgeProblem[] {
  if (problems.length > 0 || articles.length > 0) return problems;
  return [
    {
      file: articlesFolder(directory),
      line: 1,
      column: 1,
      severity: "error",
      rule: "file",
      message: "The folder holds no article.",
      help: "Put the article files back; until then the last base that held some goes on serving.",
    },
  ];
}
