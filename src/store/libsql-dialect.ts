import type { Client } from "@libsql/client/sqlite3";
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Dialect, type Driver } from "kysely";
import type { Clock } from "./clock";
import { LibsqlConnection } from "./libsql-connection";

/** SQLite can undo changes of a schema, so a whole migration is one transaction, and its lock keeps other processes out. */
class LibsqlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely on @libsql/client's file mode: one connection, used by one caller after the other. */
export function createLibsqlDialect(connect: () => Client, clock: Clock): Dialect {
  return {
    createAdapter: () => new LibsqlAdapter(),
    createDriver: () => createDriver(connect, clock),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function createDriver(connect: () => Client, clock: Clock): Driver {
  const connection = new LibsqlConnection(connect, clock);
  let turn = Promise.resolve();
  let endTurn = (): void => undefined;

  /** Resolves when everybody who came before is done. */
  async function takeTurn(): Promise<void> {
    const before = turn;
    let end = (): void => undefined;
    turn = new Promise((resolve) => (end = resolve));
    await before;
    endTurn = end;
  }

  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      await takeTurn();
      return connection;
    },
    beginTransaction: () => connection.begin(),
    commitTransaction: () => connection.commit(),
    rollbackTransaction: () => connection.rollback(),
    releaseConnection: () => {
      endTurn();
      return Promise.resolve();
    },
    async destroy() {
      // Closing under a running statement would end the process.
      await takeTurn();
      connection.close();
      endTurn();
    },
  };
}
