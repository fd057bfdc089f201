import { spawn } from "node:child_process";
import { once } from "node:events";
import { SERVER_SCRIPT } from "../turns/scripts";
import { askJson } from "./http";

/** What a replica says of itself at `/readyz`. */
export interface Readiness {
  readonly release: number | null;
  readonly waiting: number;
  readonly written: number;
  readonly dropped: number;
  readonly unsure: number;
}

/** One life of a replica: from its start to its end. */
export interface Replica {
  /** `1`, `2`, and after a restart `2b`. */
  readonly name: string;
  readonly port: number;
  isAlive: boolean;
  /** When it was killed, as performance.now() tells it. */
  killedAt: number | undefined;
  /** Undefined where it does not answer. */
  readReadiness(): Promise<Readiness | undefined>;
  kill(): Promise<void>;
}

const ADDRESS = /http:\/\/[^\s/]+:(\d+)\//u;

/** Starts the built server as one of several on the same database. */
export async function startReplica(name: string, env: Readonly<Record<string, string>>): Promise<Replica> {
  const child = spawn(process.execPath, [SERVER_SCRIPT], {
    env: { PATH: process.env["PATH"], HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const found = ADDRESS.exec(text)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once("exit", (code) => {
      reject(new Error(`Replica ${name} ended with ${String(code)} before it listened.`));
    });
  });
  const replica: Replica = {
    name,
    port,
    isAlive: true,
    killedAt: undefined,
    readReadiness: async () => toReadiness(await askJson(port, "/readyz").catch(() => undefined)),
    async kill() {
      const ended = once(child, "exit");
      replica.killedAt = performance.now();
      replica.isAlive = false;
      child.kill("SIGKILL");
      await ended;
    },
  };
  child.once("exit", () => {
    replica.isAlive = false;
  });
  return replica;
}

function toReadiness(answer: unknown): Readiness | undefined {
  const { release, store } = toRecord(answer);
  const { waiting, written, dropped, unsure } = toRecord(store);
  if (typeof waiting !== "number" || typeof written !== "number") return undefined;
  if (typeof dropped !== "number" || typeof unsure !== "number") return undefined;
  return { release: typeof release === "number" ? release : null, waiting, written, dropped, unsure };
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
