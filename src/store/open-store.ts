import type { Clock } from "./clock";
import { claim, hold, release } from "./claims";
import { findConversation, removeConversation, saveConversation } from "./conversations";
import type { Engine } from "./engine";
import { addFeedback, listFeedback } from "./feedback";
import { addGaps, findGap, listGaps, MOST_GAPS } from "./gaps";
import { migrate } from "./migrations";
import type { Store } from "./ports";
import { createPostgresEngine } from "./postgres-engine";
import { prune } from "./prune";
import { currentRelease, listFiles, listReleases, publish, readContents, rollback } from "./releases";
import { createSqliteEngine } from "./sqlite-engine";
import type { StorePlace } from "./store-place";

/** How long ids of sightings are remembered: longer than any write is tried again. */
const SIGHTING_MS = 86_400_000;

/** A store whose engine is open and whose schema is up to date. */
export type OpenStore = Omit<Store, "open">;

/** Opens an engine and brings its schema up to date. */
export async function openStore(place: StorePlace, clock: Clock): Promise<OpenStore> {
  const engine =
    place.kind === "postgres"
      ? await createPostgresEngine(place.url, place.schema, clock)
      : await createSqliteEngine(place.file, clock);
  try {
    await migrate(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return toStore(engine, clock);
}

/** The one set of queries, on an engine. */
function toStore(engine: Engine, clock: Clock): OpenStore {
  const { db } = engine;
  const announce: Engine["announce"] = (transaction) => engine.announce(transaction);
  const later = (ms: number): string => new Date(clock.now().getTime() + ms).toISOString();
  return {
    feedback: { add: (feedback) => addFeedback(db, feedback), list: () => listFeedback(db) },
    gaps: {
      add: (sightings) => addGaps(db, sightings, later(SIGHTING_MS), MOST_GAPS),
      list: (limit = MOST_GAPS) => listGaps(db, limit),
      find: (id) => findGap(db, id),
    },
    claims: {
      claim: (id, ms) => claim(db, id, clock.now(), ms),
      hold: (ids, ms) => hold(db, ids, clock.now(), ms),
      release: (id) => release(db, id),
    },
    conversations: {
      save: (key, reference) => saveConversation(db, key, reference),
      find: (key) => findConversation(db, key),
      remove: (key) => removeConversation(db, key),
    },
    releases: {
      publish: (draft) => publish(db, draft, clock.now(), announce),
      rollback: (number, author) => rollback(db, number, author, clock.now(), announce),
      list: () => listReleases(db),
      current: () => currentRelease(db),
      files: (number) => listFiles(db, number),
      contents: (hashes) => readContents(db, hashes),
      listen: (onSign, onState) => engine.listen(onSign, onState),
    },
    prune: ({ days }) => prune(db, days, clock.now()),
    close: () => engine.close(),
  };
}
