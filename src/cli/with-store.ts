import { readStorePlace } from "../config";
import { MedicError } from "../errors";
import { createStore, StoreError, type Store, type StorePlace } from "../store";
import type { CliIo } from "./io";

/** Who does something, where --author is not given. */
export function authorOf(given: string | undefined, { env }: CliIo): string {
  return given ?? env["USER"] ?? env["USERNAME"] ?? "unknown";
}

/** Runs `use` with the store that the environment names, and closes it again. */
export async function withStore<Result>(io: CliIo, use: (store: Store) => Promise<Result>): Promise<Result> {
  const place = readStorePlace(io.env);
  const store = createStore(place);
  try {
    return await use(store);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new MedicError(
      "STORE_UNAVAILABLE",
      `${toPlaceText(place)} cannot be used (${error.code}). ${toAdvice(place)}`,
      {
        cause: error,
      },
    );
  } finally {
    await store.close();
  }
}

/** The place without what signs in to it. */
function toPlaceText(place: StorePlace): string {
  if (place.kind === "sqlite") return place.file;
  const { host, pathname } = new URL(place.url);
  return `PostgreSQL at ${host}${pathname}`;
}

function toAdvice({ kind }: StorePlace): string {
  return kind === "sqlite"
    ? "Check that its folder may be written to, or name another one with MEDIC_DATA."
    : "Check that it runs and can be reached from here, and the user and password in DATABASE_URL.";
}
