import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A running server of this machine, in a process of its own. */
export interface LocalServer {
  readonly url: string;
  /** `stopped`: this process was told to stop, by Ctrl+C or by the system. `failed`: the server ended by itself. */
  readonly ended: Promise<"stopped" | "failed">;
}

/** What a local server is started with. */
export interface LocalServerOptions {
  readonly knowledge: string;
  /** 0: any free port. */
  readonly port: number;
}

/** Starts a server; undefined where it could not start, and has said why on standard error. */
export type StartServer = (options: LocalServerOptions) => Promise<LocalServer | undefined>;

/** What makes a server one for Teams or for production, and what is set anew; Windows' names differ in case. */
const LEFT_OUT =
  /^(?:MicrosoftApp|ToBotFromChannel|METRICS_|OTEL_)|^(?:NODE_ENV|HOST|PORT|PUBLIC_URL|KNOWLEDGE_DIR|START_WITH_FAULTS|DATABASE_URL|MEDIC_KEEP)$/iu;
const READY = /^Mailflow Medic is ready: (\S+)$/u;
const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Starts `main` (the built main.js) with the knowledge, the port, no credentials, nothing kept, and the rest of the environment as it is. */
export function createServerStarter(
  main: string,
  environment: Readonly<Record<string, string | undefined>>,
): StartServer {
  return async ({ knowledge, port }) => {
    const kept = Object.entries(environment).filter(([name]) => !LEFT_OUT.test(name));
    const server = spawn(process.execPath, [main], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        // The page shows what a log would say.
        LOG_LEVEL: "silent",
        ...Object.fromEntries(kept),
        KNOWLEDGE_DIR: knowledge,
        PORT: String(port),
        START_WITH_FAULTS: "true",
        // What an admin tries out is nobody's question.
        MEDIC_KEEP: "off",
      },
    });
    let isStopping = false;
    const stop = (): void => {
      isStopping = true;
      server.kill("SIGTERM");
    };
    for (const signal of STOP_SIGNALS) process.on(signal, stop);
    const ended = new Promise<"stopped" | "failed">((resolve, reject) => {
      server.once("error", reject);
      server.once("close", () => {
        for (const signal of STOP_SIGNALS) process.off(signal, stop);
        resolve(isStopping ? "stopped" : "failed");
      });
    });
    const ready = new Promise<string>((resolve) => {
      createInterface(server.stdout).on("line", (line) => {
        const url = READY.exec(line)?.[1];
        if (url !== undefined) resolve(url);
      });
    });
    const url = await Promise.race([ready, ended.then(() => undefined)]);
    return url === undefined ? undefined : { url, ended };
  };
}
