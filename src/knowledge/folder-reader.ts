import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { isArticleFileName } from "../article-files";
import { createPause } from "./pause";
import {
  articlesFolder,
  loadArticle,
  noFolder,
  toReadKnowledge,
  type LoadedArticle,
  type ReadKnowledge,
} from "./read-knowledge";

/** Reads a knowledge folder again and again; files that did not change are not read again. */
export interface FolderReader {
  /**
   * The folder as it stands now, or undefined where nothing has changed since the last call. `names` are the article files
   * that are known to have changed; without them every file is looked at.
   */
  read(names?: ReadonlySet<string>): Promise<ReadKnowledge | undefined>;
}

interface Entry {
  readonly loaded: LoadedArticle;
  /** What the file system said of the file when it was read. */
  readonly stamp: string;
  /** True where the file was written so shortly before that another write could bear the same time. */
  readonly isFresh: boolean;
}

/** File systems count time in steps of up to two seconds (FAT); the common ones in 4 ms or less. */
const TIME_STEP_MS = 50;

/** Makes a reader that has read nothing yet. */
export function createFolderReader(directory: string): FolderReader {
  const folder = articlesFolder(directory);
  const entries = new Map<string, Entry>();
  /** Whether there was a folder at the last look; undefined before the first. */
  let wasThere: boolean | undefined;

  return {
    async read(names) {
      const pause = createPause();
      const listed = await list(folder);
      let hasChanged = wasThere !== (listed !== undefined);
      wasThere = listed !== undefined;
      if (listed === undefined) return hasChanged ? toReadKnowledge([], [noFolder(directory)]) : undefined;
      for (const name of entries.keys()) {
        if (!listed.has(name)) hasChanged = entries.delete(name) || hasChanged;
      }
      for (const name of listed) {
        const known = entries.get(name);
        if (known !== undefined && names !== undefined && !names.has(name)) continue;
        const entry = readEntry(path.join(folder, name), known);
        if (entry === undefined) hasChanged = entries.delete(name) || hasChanged;
        else if (entry !== known) {
          hasChanged ||= entry.loaded.hash !== known?.loaded.hash;
          entries.set(name, entry);
        }
        await pause();
      }
      if (!hasChanged) return undefined;
      const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
      return toReadKnowledge(sorted.map(([, { loaded }]) => loaded));
    },
  };
}

/** Names of the article files; undefined where there is no such folder. */
async function list(folder: string): Promise<Set<string> | undefined> {
  try {
    return new Set((await readdir(folder)).filter(isArticleFileName));
  } catch {
    return undefined;
  }
}

/** The file as it stands now, the known entry itself where it is the same; undefined where it has gone. */
function readEntry(file: string, known: Entry | undefined): Entry | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  const { mtimeMs, size, ino } = stats;
  const stamp = `${mtimeMs} ${size} ${ino}`;
  if (known?.stamp === stamp && !known.isFresh) return known;
  const isFresh = Date.now() - mtimeMs < TIME_STEP_MS;
  return { loaded: keepLastGood(loadArticle(file, known?.loaded), known?.loaded), stamp, isFresh };
}

function keepLastGood(loaded: LoadedArticle, before: LoadedArticle | undefined): LoadedArticle {
  const lastGood = before?.article ?? before?.lastGood;
  return loaded.article !== undefined || lastGood === undefined ? loaded : { ...loaded, lastGood };
}
