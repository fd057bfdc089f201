import type { Kysely } from "kysely";
import type { Schema } from "./schema";

/** Keeps a reference under a key, in place of the one before. */
export async function saveConversation(db: Kysely<Schema>, key: string, reference: string): Promise<void> {
  await db
    .insertInto("conversations")
    .values({ key, reference })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ reference }))
    .execute();
}

/** The reference under a key. */
export async function findConversation(db: Kysely<Schema>, key: string): Promise<string | undefined> {
  const row = await db.selectFrom("conversations").select("reference").where("key", "=", key).executeTakeFirst();
  return row?.reference;
}

/** Forgets a reference: the bot was removed from that conversation. */
export async function removeConversation(db: Kysely<Schema>, key: string): Promise<void> {
  await db.deleteFrom("conversations").where("key", "=", key).execute();
}
