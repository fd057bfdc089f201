import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import ts from "typescript";
import { runLoad } from "../../bench/turns/load";
import { createMessageRequest } from "../../bench/turns/message-request";
import { startServerProcess } from "../../bench/turns/server-process";
import { startSignIn } from "../../bench/turns/sign-in";

const ROOT = path.join(__dirname, "..", "..");
const TURNS = path.join(ROOT, "bench", "turns");
// Below node_modules, so that the packages are found from there.
const SCRIPTS = path.join(ROOT, "node_modules", ".cache", `medic-bench-${process.pid}`);
const CARD = path.join(SCRIPTS, "card.json");

beforeAll(() => {
  mkdirSync(SCRIPTS, { recursive: true });
  for (const name of readdirSync(TURNS)) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(TURNS, name), "utf8"), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    });
    writeFileSync(path.join(SCRIPTS, name.replace(/\.ts$/u, ".js")), outputText);
  }
  writeFileSync(CARD, JSON.stringify({ type: "AdaptiveCard", version: "1.5", body: [] }));
});

afterAll(() => {
  rmSync(SCRIPTS, { recursive: true });
});

it("loads the echo bot in a process of its own, which answers who is signed in and tells what it has used", async () => {
  const signIn = await startSignIn();
  const probe = path.join(SCRIPTS, "probe.js");
  const server = await startServerProcess(
    path.join(SCRIPTS, "echo-server.js"),
    { ECHO_CARD: CARD, ...signIn.env },
    probe,
  );
  try {
    const before = await server.read("watch");
    const order = { port: server.port, connections: 3, turns: 12 };
    const requests = [1, 2].map((id) => createMessageRequest("451 4.7.0", id, signIn.authorization));
    expect(await runLoad({ ...order, requests })).toMatchObject({ turns: 12, failed: 0 });
    const strangers = [createMessageRequest("451 4.7.0", 1, `${signIn.authorization}x`)];
    expect(await runLoad({ ...order, requests: strangers })).toMatchObject({ turns: 12, failed: 12 });
    const after = await server.read();
    expect(after.cpuMicros).toBeGreaterThan(before.cpuMicros);
    expect(after.residentBytes).toBeGreaterThan(1e6);
    expect(server.readyMs).toBeGreaterThan(1);
  } finally {
    await server.stop();
    signIn.stop();
  }
});

it("reads answers that come in pieces, and counts those that break off", async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume();
    asked += 1;
    if (asked === 4) {
      request.socket.destroy();
      return;
    }
    response.setHeader("Content-Length", 6);
    response.flushHeaders();
    response.write("abc");
    setImmediate(() => response.end("def"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const requests = [createMessageRequest("x", 1)];
  try {
    expect(await runLoad({ port, requests, connections: 1, turns: 3 })).toMatchObject({ turns: 3, failed: 0 });
    expect(await runLoad({ port, requests, connections: 1, turns: 2 })).toMatchObject({ turns: 2, failed: 2 });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
