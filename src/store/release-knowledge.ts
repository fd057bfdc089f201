import type { KnowledgeProblem, ReadOutcome, ServedKnowledge } from "../knowledge";
import { systemClock, type Clock } from "./clock";
import { followReleases } from "./follow-releases";
import type { CurrentRelease, ReleaseFile, ReleaseStore } from "./ports";

/** A knowledge base that follows the published releases. */
export interface ReleaseKnowledge<Compiled> extends ServedKnowledge<Compiled> {
  /** The release that serves here; undefined while the fallback does. */
  readonly release: CurrentRelease | undefined;
}

type Snapshot<Compiled> = ServedKnowledge<Compiled>["snapshot"];

/** What it is made of. */
export interface ReleaseKnowledgeOptions<Compiled> {
  readonly releases: Pick<ReleaseStore, "current" | "files" | "contents" | "listen">;
  /** Compiles article files, with the checks that files of a folder pass. */
  readonly readBase: (files: readonly ReleaseFile[]) => Promise<ReadOutcome<Compiled>>;
  /** What serves while no release can be had: the folder. It is closed together with this. */
  readonly fallback: ServedKnowledge<Compiled>;
  readonly clock?: Clock;
  /** Told when another release serves. */
  readonly onServed?: (release: CurrentRelease, snapshot: Snapshot<Compiled>, ms: number) => void;
  /** Told when a release is refused; what served before goes on. */
  readonly onRefused?: (release: CurrentRelease, problems: readonly KnowledgeProblem[]) => void;
  /** Told when it could not be seen which release serves; what served before goes on. */
  readonly onFault?: (error: unknown) => void;
}

/** A start waits so long for a release; then the fallback serves until there is one. */
const START_MS = 3_000;

/**
 * Serves the current release and follows publishes and rollbacks: the articles are read and compiled aside and take the place of
 * those before in one step. A release with faults (made for another version of the product) is refused.
 */
export async function openReleaseKnowledge<Compiled>({
  releases,
  readBase,
  fallback,
  clock = systemClock,
  onServed,
  onRefused,
  onFault,
}: ReleaseKnowledgeOptions<Compiled>): Promise<ReleaseKnowledge<Compiled>> {
  const listeners = new Set<() => void>();
  const readFiles = createReleaseReader(releases);
  let serving: { readonly release: CurrentRelease; readonly snapshot: Snapshot<Compiled> } | undefined;
  let problems: readonly KnowledgeProblem[] = [];
  /** The last move that was served or refused. */
  let judged = 0;

  async function take(current: CurrentRelease | undefined): Promise<void> {
    if (current === undefined || current.move === judged) return;
    const started = performance.now();
    const files = await readFiles(current.number);
    // From here on it is this release's fault and not the store's: it is not tried again.
    judged = current.move;
    const outcome = await readBase(files);
    if (outcome.kind === "compiled") {
      problems = [];
      serving = { release: current, snapshot: outcome.snapshot };
      onServed?.(current, outcome.snapshot, performance.now() - started);
    } else {
      ({ problems } = outcome);
      onRefused?.(current, problems);
    }
    for (const listener of listeners) listener();
  }

  const follower = followReleases({ releases, take, onFault, clock });
  await withinTime(follower.look(), START_MS, clock);
  return {
    get snapshot() {
      return serving?.snapshot ?? fallback.snapshot;
    },
    get release() {
      return serving?.release;
    },
    get problems() {
      return serving === undefined && problems.length === 0 ? fallback.problems : problems;
    },
    onChange(listener) {
      listeners.add(listener);
      const stop = fallback.onChange(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    refresh: () => follower.look(),
    close() {
      follower.close();
      fallback.close();
    },
  };
}

/** Reads releases one after the other; contents that the last one held too are not fetched again. */
function createReleaseReader(
  releases: Pick<ReleaseStore, "files" | "contents">,
): (number: number) => Promise<ReleaseFile[]> {
  let known: ReadonlyMap<string, string> = new Map();
  return async (number) => {
    const files = await releases.files(number);
    const missing = files.map(({ hash }) => hash).filter((hash) => !known.has(hash));
    const fetched = await releases.contents([...new Set(missing)]);
    const contents = new Map(files.map(({ hash }) => [hash, known.get(hash) ?? fetched.get(hash) ?? ""]));
    known = contents;
    return files.map(({ name, hash }) => ({ name, content: contents.get(hash) ?? "" }));
  };
}

async function withinTime(work: Promise<void>, ms: number, clock: Clock): Promise<void> {
  let cancel = (): void => undefined;
  await Promise.race([
    work,
    new Promise<void>((resolve) => {
      cancel = clock.after(ms, resolve);
    }),
  ]);
  cancel();
}
