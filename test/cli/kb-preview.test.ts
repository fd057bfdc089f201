import { run } from "../../src/cli";
import type { LocalServer, LocalServerOptions } from "../../src/cli/start-server";

async function preview(argv: readonly string[], server: LocalServer | undefined) {
  const asked: LocalServerOptions[] = [];
  let stdout = "";
  let stderr = "";
  const code = await run(["kb", "preview", ...argv], {
    stdin: process.stdin,
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    now: () => new Date(),
    env: {},
    startServer: (options) => {
      asked.push(options);
      return Promise.resolve(server);
    },
  });
  return { code, stdout, stderr, asked };
}

const ends = (how: "stopped" | "failed"): LocalServer => ({
  url: "http://127.0.0.1:4711/",
  ended: Promise.resolve(how),
});

it("prints the address, and exits with 0 when it is stopped", async () => {
  const { code, stdout, asked } = await preview(["--knowledge", "kb", "--port", "4711"], ends("stopped"));
  expect(asked).toEqual([{ knowledge: "kb", port: 4711 }]);
  expect(stdout).toContain("http://127.0.0.1:4711/preview\n");
  expect(code).toBe(0);
});

it("takes ./knowledge and any free port when nothing is said", async () => {
  expect((await preview([], ends("stopped"))).asked).toEqual([{ knowledge: "knowledge", port: 0 }]);
});

it.each([
  ["does not start", undefined],
  ["ends by itself", ends("failed")],
])("exits with 2 when the server %s", async (_, server) => {
  expect((await preview([], server)).code).toBe(2);
});

it.each(["x", "-1", "65536", "1e3", "3978.5"])("refuses the port %s", async (port) => {
  const { code, stderr, asked } = await preview([`--port=${port}`], ends("stopped"));
  expect({ code, asked }).toEqual({ code: 2, asked: [] });
  expect(stderr).toContain(`--port ${port}: permitted is a whole number from 0 (any free port) to 65535.`);
});
