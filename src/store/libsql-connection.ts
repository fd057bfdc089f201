import type { Client, InValue, ResultSet, Transaction } from "@libsql/client/sqlite3";
import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import type { Clock } from "./clock";

/** Another process may hold the file for a moment: tried again after about this time, for so long in all. */
const BUSY_WAIT_MS = 20;
const MOST_BUSY_MS = 5_000;

/** Readers and the one writer do not wait for each other; a power cut may lose the last moments, never the file. */
const SETTINGS = ["pragma journal_mode = wal", "pragma synchronous = normal", "pragma foreign_keys = on"];

/** The one connection to a SQLite file. Waiting for another process never blocks this one. */
export class LibsqlConnection implements DatabaseConnection {
  #client: Client | undefined;
  #transaction: Transaction | undefined;

  constructor(
    private readonly connect: () => Client,
    private readonly clock: Clock,
  ) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, rowsAffected } = await this.#run(sql, parameters.map(toSqlValue));
    // Rows carry their columns twice, by name and by number; Kysely knows them by name.
    return { rows: rows.map((row) => ({ ...row }) as Row), numAffectedRows: BigInt(rowsAffected) };
  }

  // eslint-disable-next-line require-yield, @typescript-eslint/require-await -- the interface asks for it; nothing here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("Streaming is not supported.");
  }

  /** Takes the write lock at once: taken later, it could be refused in the middle of a transaction. */
  async begin(): Promise<void> {
    this.#transaction = await this.#whenFree((client) => client.transaction("write"));
  }

  async commit(): Promise<void> {
    await this.#transaction?.commit();
    this.#transaction = undefined;
  }

  async rollback(): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = undefined;
    await transaction?.rollback();
  }

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  #run(sql: string, args: InValue[]): Promise<ResultSet> {
    if (this.#transaction !== undefined) return this.#transaction.execute({ sql, args });
    return this.#whenFree((client) => client.execute({ sql, args }));
  }

  async #whenFree<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const until = this.clock.now().getTime() + MOST_BUSY_MS;
    for (;;) {
      try {
        this.#client ??= await this.#open();
        return await work(this.#client);
      } catch (error) {
        if (!isBusy(error) || this.clock.now().getTime() >= until) throw error;
        // The refused statement stays begun until it is collected, and with it an old view of the file that may not be written to.
        this.close();
        await new Promise<void>((resolve) => this.clock.after(BUSY_WAIT_MS * (0.5 + Math.random()), resolve));
      }
    }
  }

  async #open(): Promise<Client> {
    const client = this.connect();
    try {
      for (const setting of SETTINGS) await client.execute(setting);
    } catch (error) {
      client.close();
      throw error;
    }
    return client;
  }
}

function isBusy(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    (error.code === "SQLITE_BUSY" || error.code === "SQLITE_LOCKED")
  );
}

function toSqlValue(value: unknown): InValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  throw new TypeError(`A ${typeof value} cannot be stored.`);
}
