import { run } from "../../src/cli";

/** What a run of the command line gave. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, on a fixed day. */
export async function runCli(
  argv: readonly string[],
  stdin = "",
  env: Readonly<Record<string, string>> = {},
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
    now: () => new Date("2026-11-24T12:00:00Z"),
    env,
    startServer: () => Promise.resolve(undefined),
  });
  return { code, stdout, stderr };
}
