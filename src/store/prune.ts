import type { Kysely } from "kysely";
import type { Schema } from "./schema";

const DAY_MS = 86_400_000;

/** Deletes what is older than `days`, and claims that have expired. Gives the number of rows deleted. */
export async function prune(db: Kysely<Schema>, days: number, now: Date): Promise<number> {
  const oldest = new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);
  const results = [
    await db.deleteFrom("feedback").where("day", "<", oldest).executeTakeFirst(),
    await db.deleteFrom("gaps").where("last_day", "<", oldest).executeTakeFirst(),
    await db.deleteFrom("claims").where("expires_at", "<=", now.toISOString()).executeTakeFirst(),
  ];
  return results.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}
