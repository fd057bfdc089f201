import { watch, type FSWatcher } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { isArticleFileName } from "../article-files";

/** Something that looks at a folder whenever it has changed. */
export interface FolderFollower {
  /** Looks now, at everything; resolves when done. */
  look(): Promise<void>;
  close(): void;
}

/** Editors and git write a save in several steps: the folder is looked at when it has been quiet so long. */
const QUIET_MS = 80;
/** A folder that is never quiet is looked at after this time all the same. */
const LONGEST_WAIT_MS = 5_000;
/** Network shares and containers' mounts may tell nothing of changes, so all files are looked at from time to time. */
const RESCAN_MS = 5_000;
const RESCAN_UNWATCHED_MS = 500;
/** Of a large folder, looking may take this part of the time. */
const RESCAN_SHARE = 0.02;

/** What a look at the folder is told. */
export interface Look {
  /** The files that are known to have changed; undefined where all are to be looked at. */
  readonly names: ReadonlySet<string> | undefined;
  /** True when the folder has changed again since the look began, so that what was seen may be half of a save. */
  readonly isStale: () => boolean;
}

/** Calls `take` after every change in a folder, one call at a time. `take` must not reject. */
export function followFolder(folder: string, take: (look: Look) => Promise<void>): FolderFollower {
  let changed = new Set<string>();
  let firstChange = 0;
  let quiet: NodeJS.Timeout | undefined;
  let rescan: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  let watched = 0;
  let isClosed = false;
  let work = Promise.resolve();

  function enqueue(names: Look["names"]): Promise<void> {
    const look: Look = { names, isStale: () => changed.size > 0 };
    work = work.then(() => (isClosed ? undefined : take(look)));
    return work;
  }

  function note(name: string | null): void {
    if (name === path.basename(folder)) {
      // The folder itself was moved away or deleted; another may have taken its place.
      clearTimeout(rescan);
      rescan = setTimeout(() => void scan(), QUIET_MS);
      return;
    }
    // Lock and temporary files of editors come and go; without a name anything may have changed.
    if (name !== null && !isArticleFileName(name)) return;
    const now = performance.now();
    if (changed.size === 0) firstChange = now;
    changed.add(name ?? "");
    clearTimeout(quiet);
    const wait = Math.min(QUIET_MS, Math.max(0, firstChange + LONGEST_WAIT_MS - now));
    quiet = setTimeout(() => {
      const names = changed;
      changed = new Set();
      void enqueue(names.has("") ? undefined : names);
    }, wait);
    quiet.unref();
  }

  /** Watches the folder of this name, which may be another one than before: git and deployments replace folders. */
  async function watchAnew(): Promise<void> {
    const inode = await stat(folder).then(
      ({ ino }) => ino,
      () => 0,
    );
    if (isClosed || (inode === watched && watcher !== undefined)) return;
    watcher?.close();
    watcher = undefined;
    watched = inode;
    if (inode === 0) return;
    try {
      watcher = watch(folder, { persistent: false }, (_event, name) => {
        note(name);
      });
      watcher.on("error", () => {
        watcher?.close();
        watcher = undefined;
      });
    } catch {
      // No watching on this file system: the rescans see what happens.
    }
  }

  function planRescan(lastMs: number): void {
    if (isClosed) return;
    const least = watcher === undefined ? RESCAN_UNWATCHED_MS : RESCAN_MS;
    rescan = setTimeout(() => void scan(), Math.max(least, lastMs / RESCAN_SHARE));
    rescan.unref();
  }

  async function scan(): Promise<void> {
    const started = performance.now();
    await watchAnew();
    // What is being written now is looked at when it is done.
    if (changed.size === 0) await enqueue(undefined);
    planRescan(performance.now() - started);
  }

  // What changed before the watch began has to be seen too.
  void scan();
  return {
    look: () => enqueue(undefined),
    close() {
      isClosed = true;
      clearTimeout(quiet);
      clearTimeout(rescan);
      watcher?.close();
    },
  };
}
