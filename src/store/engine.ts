import type { Kysely } from "kysely";
import type { Schema } from "./schema";

/** What differs between the engines; the queries do not. */
export interface Engine {
  readonly db: Kysely<Schema>;
  /** Schema that the tables live in, where the engine has such. */
  readonly schema: string | undefined;
  /** Tells those who listen, when the transaction commits, that another release may serve. */
  announce(transaction: Kysely<Schema>): Promise<void>;
  /** See `ReleaseStore.listen`. */
  listen(onSign: () => void, onState: (hears: boolean) => void): () => void;
  close(): Promise<void>;
}
