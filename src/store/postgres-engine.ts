import { Kysely, sql } from "kysely";
import type { PoolConfig } from "pg";
import type { Clock } from "./clock";
import type { Engine } from "./engine";
import { createPostgresDialect } from "./postgres-dialect";
import { createListener } from "./postgres-listener";
import type { Schema } from "./schema";

/** Connections a replica holds at most: the writers are one queue, the claims are one statement each. */
const MOST_CONNECTIONS = 8;
/** A server that does not answer so long is taken for down. */
const CONNECT_MS = 2_000;
const QUERY_MS = 5_000;
/** Channel of the signs that another release may serve. */
const CHANNEL = "mailflow_medic_release";

/** Connects to PostgreSQL when something is asked of it. `schema` keeps the tables apart from others in the same database. */
export async function createPostgresEngine(url: string, schema: string | undefined, clock: Clock): Promise<Engine> {
  const { Client, Pool } = await import("pg");
  const config: PoolConfig = {
    connectionString: url,
    application_name: "mailflow-medic",
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    ...(schema === undefined ? {} : { options: `-c search_path=${schema}` }),
  };
  const pool = new Pool({
    ...config,
    max: MOST_CONNECTIONS,
    query_timeout: QUERY_MS,
    statement_timeout: QUERY_MS,
    idle_in_transaction_session_timeout: QUERY_MS,
  });
  // The server may close idle connections at any time; the pool makes new ones.
  pool.on("error", () => undefined);
  const db = new Kysely<Schema>({ dialect: createPostgresDialect(pool) });
  const listeners = new Set<() => void>();
  return {
    db,
    schema,
    announce: async (transaction) => {
      await sql`select pg_notify(${CHANNEL}, ${schema ?? ""})`.execute(transaction);
    },
    listen(onSign, onState) {
      const stop = createListener(() => new Client(config), CHANNEL, { onSign, onState }, clock);
      listeners.add(stop);
      return () => {
        listeners.delete(stop);
        stop();
      };
    },
    async close() {
      for (const stop of listeners) stop();
      await db.destroy();
    },
  };
}
