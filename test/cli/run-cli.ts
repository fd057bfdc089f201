import { run } from "../../src/cli";

/** What a run of the command line gave. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The day on which it is run where a test names none. */
const FIXED = new Date("2026-11-24T12:00:00Z");

/** Runs the command line in this process, on a fixed day. */
export async function runCli(
  argv: readonly string[],
  stdin = "",
  env: Readonly<Record<string, string>> = {},
  now = FIXED,
): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    // eslint-disable-next-line @typescript-eslint/require-await -- an async iterable is what standard input is
    stdin: (async function* () {
      yield stdin;
    })(),
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    now: () => now,
    env,
    startServer: () => Promise.resolve(undefined),
  });
  return { code, stdout, stderr };
}
