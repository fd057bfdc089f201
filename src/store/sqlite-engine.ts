import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Kysely } from "kysely";
import type { Clock } from "./clock";
import type { Engine } from "./engine";
import { createLibsqlDialect } from "./libsql-dialect";
import type { Schema } from "./schema";
import { StoreError } from "./store-error";

/** Opens the embedded database, a file that is made where there is none. */
export async function createSqliteEngine(file: string, clock: Clock): Promise<Engine> {
  const { createClient } = await import("@libsql/client/sqlite3");
  await mkdir(path.dirname(file), { recursive: true });
  const url = pathToFileURL(path.resolve(file)).href;
  // No waiting inside the library: it would hold up everything else that this process does.
  const connect = () => {
    try {
      return createClient({ url, concurrency: 1, timeout: 0 });
    } catch (cause) {
      // The library gives what it could not open no code of its own.
      throw new StoreError("unreachable", "SQLITE_CANTOPEN", { cause });
    }
  };
  const db = new Kysely<Schema>({ dialect: createLibsqlDialect(connect, clock) });
  return {
    db,
    schema: undefined,
    announce: () => Promise.resolve(),
    listen: () => () => undefined,
    close: () => db.destroy(),
  };
}
