import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import type { Pool, PoolClient } from "pg";
import { isSevered } from "./postgres-fault";
import { toStoreError } from "./store-error";

/**
 * Kysely on pg. Its own driver puts a connection back into the pool whatever happened on it; behind a query that timed out the
 * next one would wait. Here such a connection is closed.
 */
export function createPostgresDialect(pool: Pool): Dialect {
  // pg emits what happens to a connection that waits between two queries of a transaction; unheard, it would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(pool),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function createDriver(pool: Pool): Driver {
  const run = async (connection: DatabaseConnection, sql: string): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: async () => new PostgresConnection(await pool.connect()),
    beginTransaction: (connection) => run(connection, "begin"),
    commitTransaction: (connection) => run(connection, "commit"),
    rollbackTransaction: (connection) => run(connection, "rollback"),
    releaseConnection: (connection) => {
      if (connection instanceof PostgresConnection) connection.release();
      return Promise.resolve();
    },
    destroy: () => pool.end(),
  };
}

class PostgresConnection implements DatabaseConnection {
  #fault: Error | undefined;

  constructor(private readonly client: PoolClient) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#fault !== undefined) throw this.#fault;
    try {
      const { rows, rowCount } = await this.client.query<Row & object>(sql, [...parameters]);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      if (isSevered(error)) this.#fault = toStoreError(error);
      throw error;
    }
  }

  // eslint-disable-next-line require-yield, @typescript-eslint/require-await -- the interface asks for it; nothing here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("Streaming is not supported.");
  }

  release(): void {
    this.client.release(this.#fault !== undefined);
  }
}
