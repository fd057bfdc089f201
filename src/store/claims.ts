import type { Kysely } from "kysely";
import { digest } from "./digest";
import type { Schema } from "./schema";

/** Takes an id in one statement: whoever else tries at the same moment waits for it and gets nothing, unless the claim had expired. */
export async function claim(db: Kysely<Schema>, id: string, now: Date, ms: number): Promise<boolean> {
  const taken = await db
    .insertInto("claims")
    .values({ id: digest("activity", id), expires_at: new Date(now.getTime() + ms).toISOString() })
    .onConflict((conflict) =>
      conflict
        .column("id")
        .doUpdateSet((eb) => ({ expires_at: eb.ref("excluded.expires_at") }))
        .where("claims.expires_at", "<=", now.toISOString()),
    )
    .returning("id")
    .executeTakeFirst();
  return taken !== undefined;
}

/** Writes claims that are held already, or were taken while nobody could be asked. */
export async function hold(db: Kysely<Schema>, ids: readonly string[], now: Date, ms: number): Promise<void> {
  const expires_at = new Date(now.getTime() + ms).toISOString();
  // Once each, and in the same order on every replica, so that none waits for the other for ever.
  const rows = [...new Set(ids.map((id) => digest("activity", id)))].sort().map((id) => ({ id, expires_at }));
  if (rows.length === 0) return;
  await db
    .insertInto("claims")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((eb) => ({ expires_at: eb.ref("excluded.expires_at") })),
    )
    .execute();
}

/** Gives a claim back. */
export async function release(db: Kysely<Schema>, id: string): Promise<void> {
  await db.deleteFrom("claims").where("id", "=", digest("activity", id)).execute();
}
