import { DEFAULT_MIGRATION_TABLE, Migrator, sql, type Kysely } from "kysely";
import type { Engine } from "./engine";
import type { Schema } from "./schema";
import { toStoreError } from "./store-error";

interface Step {
  up(db: Kysely<Schema>): Promise<void>;
}

/**
 * Steps of the schema, in order of their names. A step that was released never changes: what comes after it is another step,
 * which only adds, since replicas of the version before go on beside it, and come back after it.
 */
const MIGRATIONS: Readonly<Record<string, Step>> = {
  "001-first": {
    async up(db) {
      await db.schema
        .createTable("feedback")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("article", "text", (column) => column.notNull())
        .addColumn("helped", "integer", (column) => column.notNull())
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("locale", "text", (column) => column.notNull())
        .addColumn("day", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("feedback_day").on("feedback").column("day").execute();
      await db.schema
        .createTable("gaps")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("codes", "text", (column) => column.notNull())
        .addColumn("words", "text", (column) => column.notNull())
        .addColumn("sources", "text", (column) => column.notNull())
        .addColumn("marks", "text", (column) => column.notNull())
        .addColumn("sightings", "integer", (column) => column.notNull())
        .addColumn("first_day", "text", (column) => column.notNull())
        .addColumn("last_day", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("claims")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("expires_at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("claims_expires_at").on("claims").column("expires_at").execute();
      await db.schema
        .createTable("conversations")
        .addColumn("key", "text", (column) => column.primaryKey())
        .addColumn("reference", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("releases")
        .addColumn("number", "integer", (column) => column.primaryKey())
        .addColumn("hash", "text", (column) => column.notNull())
        .addColumn("author", "text", (column) => column.notNull())
        .addColumn("note", "text", (column) => column.notNull())
        .addColumn("published_at", "text", (column) => column.notNull())
        .addColumn("articles", "integer", (column) => column.notNull())
        .addColumn("changes", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("contents")
        .addColumn("hash", "text", (column) => column.primaryKey())
        .addColumn("content", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("release_files")
        .addColumn("release", "integer", (column) => column.notNull().references("releases.number"))
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("hash", "text", (column) => column.notNull().references("contents.hash"))
        .addPrimaryKeyConstraint("release_files_key", ["release", "name"])
        .execute();
      await db.schema
        .createTable("moves")
        .addColumn("move", "integer", (column) => column.primaryKey())
        .addColumn("release", "integer", (column) => column.notNull().references("releases.number"))
        .addColumn("author", "text", (column) => column.notNull())
        .addColumn("moved_at", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("head")
        .addColumn("id", "integer", (column) => column.primaryKey())
        .addColumn("move", "integer", (column) => column.notNull())
        .execute();
      await db.insertInto("head").values({ id: 1, move: 0 }).execute();
    },
  },
};

/** True where a newer version of the product has made all our steps and others after them. Those only add: we can go on with them. */
async function isNewer(db: Kysely<Schema>): Promise<boolean> {
  const ours = Object.keys(MIGRATIONS).sort();
  const made = await readNames(db);
  return ours.every((name) => made.has(name)) && [...made].some((name) => name > (ours.at(-1) ?? ""));
}

/** The steps that were made here; none where there is no table of them yet, or none that can be read. */
async function readNames(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  try {
    const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
    return new Set(rows.map(({ name }) => name));
  } catch {
    return new Set();
  }
}

/**
 * Brings the schema up to date. Replicas that start at once wait for one another: the migrator holds a lock of PostgreSQL's, and
 * on SQLite the whole migration is one write transaction.
 */
export async function migrate({ db, schema }: Pick<Engine, "db" | "schema">): Promise<void> {
  if (await isNewer(db)) return;
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
    ...(schema === undefined ? {} : { migrationTableSchema: schema }),
  }).migrateToLatest();
  if (error !== undefined) throw toStoreError(error);
}
