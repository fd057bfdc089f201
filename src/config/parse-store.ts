import path from "node:path";
import type { StorePlace } from "../store";
import { MedicError } from "../errors";
import { toProblemText, type ConfigProblem } from "./config-problem";

const DEFAULT_DATA = "./data";
const FILE = "medic.db";

/** Reads where things are kept: PostgreSQL at `DATABASE_URL`, else a file in the folder `MEDIC_DATA`. */
export function parseStore(
  value: (name: string) => string | undefined,
  report: (problem: ConfigProblem) => void,
): StorePlace {
  const url = value("DATABASE_URL");
  if (url === undefined) return { kind: "sqlite", file: path.join(value("MEDIC_DATA") ?? DEFAULT_DATA, FILE) };
  if (!isPostgresUrl(url)) {
    report({
      variable: "DATABASE_URL",
      found: "(a value that is no such URL, not shown because it may hold a password)",
      permitted: "postgres://user:password@host:5432/database, special characters of the password as %XX",
      fix: "set it to the connection URL of your PostgreSQL database, or unset it to keep things in a file.",
    });
  }
  return { kind: "postgres", url };
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  return (protocol === "postgres:" || protocol === "postgresql:") && hostname !== "" && pathname.length > 1;
}

/** Reads only where things are kept, for those who need nothing else of the configuration; throws `CONFIG_INVALID`. */
export function readStorePlace(env: Readonly<Record<string, string | undefined>>): StorePlace {
  const problems: ConfigProblem[] = [];
  const place = parseStore(
    (name) => {
      const text = env[name]?.trim();
      return text === "" ? undefined : text;
    },
    (problem) => problems.push(problem),
  );
  if (problems.length > 0) throw new MedicError("CONFIG_INVALID", toProblemText(problems));
  return place;
}
