import { execFile, execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** A PostgreSQL of our own: it can be restarted and paused without anybody else noticing. */
export interface PostgresServer {
  readonly url: string;
  /** As an operator or an update does: sessions are ended, and it is up again within a second or so. */
  restart(): Promise<void>;
  /** Stops all its processes where they stand: connections stay open, and nothing is answered. */
  pause(): void;
  resume(): void;
  stop(): void;
}

const INSTALLED = "/usr/lib/postgresql";

/** Where the server's programs are: in MEDIC_PG_BIN, else where Debian and Ubuntu put the newest; undefined where they are not. */
export function findPostgresBin(): string | undefined {
  const named = process.env["MEDIC_PG_BIN"];
  if (named !== undefined) return named;
  try {
    const [newest] = readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a));
    return newest === undefined ? undefined : path.join(INSTALLED, newest, "bin");
  } catch {
    return undefined;
  }
}

/** Makes a database in a temporary folder and starts its server on a free port. */
export async function startPostgres(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "medic-postgres-"));
  const user = unprivileged();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, "data");
  const run = (program: string, args: readonly string[]): void => {
    execFileSync(path.join(bin, program), args, { ...user, cwd: folder, stdio: "ignore" });
  };
  const port = await findFreePort();
  run("initdb", ["-D", data, "-U", "medic", "-A", "trust", "--no-sync"]);
  const control = (action: string, ...args: readonly string[]): void => {
    run("pg_ctl", [action, "-D", data, "-w", "-l", path.join(folder, "log"), ...args]);
  };
  control("start", "-o", `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`);

  const main = (): number => Number(readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  const signal = (name: "SIGSTOP" | "SIGCONT"): void => {
    const parent = main();
    for (const pid of [parent, ...childrenOf(parent)]) process.kill(pid, name);
  };
  let isRunning = true;
  const stop = (): void => {
    if (!isRunning) return;
    isRunning = false;
    signal("SIGCONT");
    control("stop", "-m", "immediate");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", stop);
  return {
    url: `postgres://medic@127.0.0.1:${port}/postgres`,
    async restart() {
      // Its log is a file, so that no pipe stays open to a server that outlives the command.
      const args = ["restart", "-D", data, "-w", "-m", "fast", "-l", path.join(folder, "log")];
      await promisify(execFile)(path.join(bin, "pg_ctl"), args, { ...user, cwd: folder });
    },
    pause: () => {
      signal("SIGSTOP");
    },
    resume: () => {
      signal("SIGCONT");
    },
    stop,
  };
}

/** PostgreSQL does not run as root; there it gets an account that may do nothing. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (option: string): number => Number(execFileSync("id", [option, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function childrenOf(parent: number): number[] {
  return execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/u).map(Number))
    .flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}
