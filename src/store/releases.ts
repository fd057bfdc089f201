import type { Kysely, Selectable, Transaction } from "kysely";
import { digest } from "./digest";
import type {
  CurrentRelease,
  PublishOutcome,
  Release,
  ReleaseChange,
  ReleaseDraft,
  ReleaseFile,
  RollbackOutcome,
} from "./ports";
import type { Schema } from "./schema";

type Db = Kysely<Schema>;
/** Tells listeners, as part of a transaction. */
type Announce = (transaction: Db) => Promise<void>;

/** Rows written in one statement; both engines limit the number of parameters. */
const ROWS_AT_ONCE = 100;

/** Stores a release and makes it serve. Publishers and those who roll back take turns by the head's row. */
export async function publish(db: Db, draft: ReleaseDraft, now: Date, announce: Announce): Promise<PublishOutcome> {
  const files = draft.files
    .map(({ name, content }) => ({ name, content, hash: digest(content) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const hash = digest(...files.flatMap((file) => [file.name, file.hash]));
  return db.transaction().execute(async (transaction): Promise<PublishOutcome> => {
    await takeHead(transaction);
    const serving = await currentRelease(transaction);
    if (serving?.hash === hash) return { kind: "unchanged", release: serving };
    if (serving !== undefined && serving.move !== draft.base) return { kind: "overtaken", release: serving };
    const newest = await transaction
      .selectFrom("releases")
      .select("number")
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirst();
    const release: Release = {
      number: (newest?.number ?? 0) + 1,
      hash,
      author: draft.author,
      note: draft.note,
      publishedAt: now.toISOString(),
      articles: files.length,
      changes: draft.changes,
    };
    await writeFiles(transaction, release, files);
    const move = await addMove(transaction, release.number, draft.author, now);
    await announce(transaction);
    return { kind: "published", release: { ...release, move } };
  });
}

async function writeFiles(
  transaction: Transaction<Schema>,
  release: Release,
  files: readonly (ReleaseFile & { readonly hash: string })[],
): Promise<void> {
  const { publishedAt, changes, ...row } = release;
  await transaction
    .insertInto("releases")
    .values({ ...row, published_at: publishedAt, changes: JSON.stringify(changes) })
    .execute();
  for (let start = 0; start < files.length; start += ROWS_AT_ONCE) {
    const some = files.slice(start, start + ROWS_AT_ONCE);
    const contents = new Map(some.map(({ hash, content }) => [hash, { hash, content }]));
    await transaction
      .insertInto("contents")
      .values([...contents.values()])
      .onConflict((conflict) => conflict.column("hash").doNothing())
      .execute();
    await transaction
      .insertInto("release_files")
      .values(some.map(({ name, hash }) => ({ release: release.number, name, hash })))
      .execute();
  }
}

/** Makes another release serve: the releases themselves stay as they are. */
export async function rollback(
  db: Db,
  number: number,
  author: string,
  now: Date,
  announce: Announce,
): Promise<RollbackOutcome> {
  return db.transaction().execute(async (transaction): Promise<RollbackOutcome> => {
    await takeHead(transaction);
    const serving = await currentRelease(transaction);
    if (serving === undefined) return { kind: "unknown" };
    if (serving.number === number) return { kind: "unchanged", release: serving };
    const row = await transaction.selectFrom("releases").selectAll().where("number", "=", number).executeTakeFirst();
    if (row === undefined) return { kind: "unknown" };
    const move = await addMove(transaction, number, author, now);
    await announce(transaction);
    return { kind: "moved", release: { ...toRelease(row), move }, from: serving.number };
  });
}

/** Waits until nobody else publishes or rolls back, and keeps them waiting until the transaction ends. */
async function takeHead(transaction: Transaction<Schema>): Promise<void> {
  await transaction
    .updateTable("head")
    .set((eb) => ({ move: eb.ref("move") }))
    .where("id", "=", 1)
    .execute();
}

async function addMove(transaction: Transaction<Schema>, release: number, author: string, now: Date): Promise<number> {
  const { move } = await transaction
    .updateTable("head")
    .set((eb) => ({ move: eb("move", "+", 1) }))
    .where("id", "=", 1)
    .returning("move")
    .executeTakeFirstOrThrow();
  await transaction.insertInto("moves").values({ move, release, author, moved_at: now.toISOString() }).execute();
  return move;
}

/** The release of the last move. */
export async function currentRelease(db: Db): Promise<CurrentRelease | undefined> {
  const row = await db
    .selectFrom("head")
    .innerJoin("moves", "moves.move", "head.move")
    .innerJoin("releases", "releases.number", "moves.release")
    .selectAll("releases")
    .select("moves.move")
    .executeTakeFirst();
  return row === undefined ? undefined : { ...toRelease(row), move: row.move };
}

/** All releases, the newest first. */
export async function listReleases(db: Db): Promise<Release[]> {
  const rows = await db.selectFrom("releases").selectAll().orderBy("number", "desc").execute();
  return rows.map(toRelease);
}

/** What a release is made of. */
export async function listFiles(db: Db, number: number): Promise<{ name: string; hash: string }[]> {
  return db
    .selectFrom("release_files")
    .select(["name", "hash"])
    .where("release", "=", number)
    .orderBy("name")
    .execute();
}

/** File contents by hash. */
export async function readContents(db: Db, hashes: readonly string[]): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (let start = 0; start < hashes.length; start += ROWS_AT_ONCE) {
    const some = hashes.slice(start, start + ROWS_AT_ONCE);
    const rows = await db.selectFrom("contents").selectAll().where("hash", "in", some).execute();
    for (const { hash, content } of rows) contents.set(hash, content);
  }
  return contents;
}

function toRelease(row: Selectable<Schema["releases"]>): Release {
  const { number, hash, author, note, articles } = row;
  return { number, hash, author, note, publishedAt: row.published_at, articles, changes: parseChanges(row.changes) };
}

function parseChanges(text: string): ReleaseChange[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.filter(isChange) : [];
}

function isChange(value: unknown): value is ReleaseChange {
  return (
    typeof value === "object" &&
    value !== null &&
    "file" in value &&
    typeof value.file === "string" &&
    "line" in value &&
    typeof value.line === "number" &&
    "before" in value &&
    typeof value.before === "string" &&
    "after" in value &&
    typeof value.after === "string"
  );
}
