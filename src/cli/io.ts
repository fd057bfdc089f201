import type { StartServer } from "./start-server";

/** What the command line reads and writes; tests hand in their own. */
export interface CliIo {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  stdout(text: string): void;
  stderr(text: string): void;
  now(): Date;
  /** The environment: where things are kept, and who asks. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly startServer: StartServer;
}

/** Exit codes of every command (DESIGN §6). */
export const EXIT = Object.freeze({ ok: 0, findings: 1, failed: 2, ambiguous: 3, unknown: 4 });

/** Everything on standard input. */
export async function readStdin(io: CliIo): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
