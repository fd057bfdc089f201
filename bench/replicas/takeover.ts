import { spawn } from "node:child_process";
import { once } from "node:events";
import { getPriority, setPriority } from "node:os";
import path from "node:path";
import { Client } from "pg";
import type { Replica } from "./replica";

/** How a published release reached the replicas. */
export interface Takeover {
  readonly what: string;
  readonly release: number;
  /** Milliseconds from the commit until each living replica said so at `/readyz`; Infinity for one that did not. */
  readonly ms: readonly number[];
}

const LIMIT_MS = 10_000;
const LOOK_MS = 20;
/** Steps of `nice`. */
const LESS_URGENT = 5;
const MOST_PATIENT = 19;

/** Runs a command of `kb` on the database. */
export async function runKb(args: readonly string[], url: string): Promise<void> {
  const child = spawn(process.execPath, [path.resolve("dist", "cli", "bin.js"), "kb", ...args], {
    env: { PATH: process.env["PATH"], DATABASE_URL: url },
    stdio: ["ignore", "ignore", "inherit"],
  });
  // An administrator's machine is another one: here the command takes what the replicas leave.
  if (child.pid !== undefined) setPriority(child.pid, Math.min(getPriority() + LESS_URGENT, MOST_PATIENT));
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`kb ${args.join(" ")} ended with ${String(code)}.`);
}

/** Waits for a move of the database's head, which somebody makes meanwhile, and then for the replicas. */
export async function watchTakeover(
  what: string,
  release: number,
  { url, replicas, make }: { url: string; replicas: readonly Replica[]; make: () => Promise<void> },
): Promise<Takeover> {
  const database = new Client(url);
  await database.connect();
  const before = await readMove(database);
  const made = make();
  // One that changes nothing ends all the same.
  const ended = made.then(
    () => true,
    () => true,
  );
  while ((await readMove(database)) === before) {
    if (await Promise.race([ended, sleep(LOOK_MS)])) break;
  }
  const committed = performance.now();
  await database.end();
  const ms = await Promise.all(
    replicas
      .filter(({ isAlive }) => isAlive)
      .map(async (replica) => {
        while (performance.now() - committed < LIMIT_MS) {
          if ((await replica.readReadiness())?.release === release) return performance.now() - committed;
          await sleep(LOOK_MS);
        }
        return Number.POSITIVE_INFINITY;
      }),
  );
  await made;
  return { what, release, ms };
}

async function readMove(database: Client): Promise<number | undefined> {
  const { rows } = await database.query<{ move: number }>("select move from head");
  return rows[0]?.move;
}

function sleep(ms: number): Promise<false> {
  return new Promise((resolve) =>
    setTimeout(() => {
      resolve(false);
    }, ms),
  );
}
