import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { Client } from "pg";
import { createStore, type Clock, type Store, type StorePlace } from "../../src/store";

/** The PostgreSQL that tests may use: one on this machine that asks for no password. */
export const POSTGRES_URL = "postgres://postgres@127.0.0.1:5432/test";

/** Where one test keeps its things, and how to look at them and away with them. */
export interface Place {
  readonly place: StorePlace;
  /** Every row of every table, as text. */
  dump(): Promise<string>;
  /** Runs a statement beside the store. */
  run(statement: string): Promise<void>;
  remove(): Promise<void>;
}

interface TestEngine {
  readonly name: StorePlace["kind"];
  createPlace(): Promise<Place>;
}

/** The embedded engine, which is everywhere. */
export const sqlite: TestEngine = {
  name: "sqlite",
  createPlace() {
    const folder = mkdtempSync(path.join(tmpdir(), "medic-store-"));
    const file = path.join(folder, "data", "medic.db");
    return Promise.resolve({
      place: { kind: "sqlite", file },
      async dump() {
        const { createClient } = await import("@libsql/client/sqlite3");
        const client = createClient({ url: `file:${file}` });
        const { rows } = await client.execute("select name from sqlite_master where type = 'table'");
        const tables = await Promise.all(
          rows.map(({ name }) => client.execute(`select * from "${typeof name === "string" ? name : ""}"`)),
        );
        client.close();
        return JSON.stringify(tables.map((table) => table.rows));
      },
      async run(statement) {
        const { createClient } = await import("@libsql/client/sqlite3");
        const client = createClient({ url: `file:${file}` });
        await client.execute(statement);
        client.close();
      },
      remove() {
        rmSync(folder, { recursive: true, force: true });
        return Promise.resolve();
      },
    });
  },
};

const postgres: TestEngine = {
  name: "postgres",
  createPlace() {
    const schema = `medic_${randomUUID().replaceAll("-", "")}`;
    return Promise.resolve({
      place: { kind: "postgres", url: POSTGRES_URL, schema },
      async dump() {
        const { rows } = await query<{ name: string }>(
          "select table_name as name from information_schema.tables where table_schema = $1",
          [schema],
        );
        const tables = await Promise.all(rows.map(({ name }) => query(`select * from ${schema}."${name}"`)));
        return JSON.stringify(tables.map((table) => table.rows));
      },
      async run(statement) {
        await query(`set search_path = ${schema}; ${statement}`);
      },
      async remove() {
        await query(`drop schema if exists ${schema} cascade`);
      },
    });
  },
};

/** Asks the test database something, on a connection of its own. */
export async function query<Row extends object>(text: string, values: readonly unknown[] = []) {
  const client = new Client(POSTGRES_URL);
  await client.connect();
  try {
    return await client.query<Row>(text, [...values]);
  } finally {
    await client.end();
  }
}

/** Asked before any test is declared, so it may not be a promise. */
function isPostgresThere(): boolean {
  const probe = `const { Client } = require("pg");
    const client = new Client({ connectionString: ${JSON.stringify(POSTGRES_URL)}, connectionTimeoutMillis: 3000 });
    client.connect().then(() => client.end(), () => process.exit(1));`;
  return spawnSync(process.execPath, ["-e", probe], { cwd: path.join(__dirname, "..", "..") }).status === 0;
}

const hasPostgres = isPostgresThere();

/** Declares tests on every engine; where no PostgreSQL answers, its tests are reported as skipped. */
export function describeOnEngines(name: string, declare: (engine: TestEngine) => void): void {
  describe(`${name} (sqlite)`, () => {
    declare(sqlite);
  });
  describeOnPostgres(`${name} (postgres)`, declare);
}

/** Declares tests that only PostgreSQL can pass. */
export function describeOnPostgres(name: string, declare: (engine: TestEngine) => void): void {
  (hasPostgres ? describe : describe.skip)(name, () => {
    declare(postgres);
  });
}

/** Opens stores on new places and cleans up behind the tests of one `describe`. */
export function useStores(engine: TestEngine): (clock?: Clock, at?: Place) => Promise<{ store: Store; at: Place }> {
  const stores: Store[] = [];
  const places = new Set<Place>();
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await Promise.all([...places].map((place) => place.remove()));
    places.clear();
  });
  return async (clock, at) => {
    const place = at ?? (await engine.createPlace());
    places.add(place);
    const store = createStore(place.place, clock);
    stores.push(store);
    return { store, at: place };
  };
}
