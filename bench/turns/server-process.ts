import { fork } from "node:child_process";
import { once } from "node:events";
import { get } from "node:http";
import path from "node:path";
import type { ProbeReading } from "./probe-reading";

/** A server in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  /** Time from starting the process until `/readyz` said 200, in milliseconds. */
  readonly readyMs: number;
  read(question?: "read" | "watch"): Promise<ProbeReading>;
  /** What `/readyz` says; two versions of a knowledge base never say the same. */
  knowledgeVersion(): Promise<string>;
  stop(): Promise<void>;
}

const ADDRESS = /http:\/\/[^\s/]+:(\d+)\//u;
const PROBE = path.join(__dirname, "probe.js");

/** Starts a script that prints its address when it listens. Only the named variables are passed on, so that no setting leaks in. */
export async function startServerProcess(
  script: string,
  env: Readonly<Record<string, string>>,
  probe = PROBE,
): Promise<ServerProcess> {
  const started = performance.now();
  const child = fork(script, {
    execArgv: ["--require", probe],
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let complaints = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    // Shown when the server does not come up; later on, the SDK prints there what it thinks of every bad token.
    if (complaints.length < 10_000) complaints += text;
  });
  const port = await new Promise<number>((resolve, reject) => {
    let printed = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const found = ADDRESS.exec(printed)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`${script} ended with ${String(code)} before it listened.\n${complaints}`));
    });
  });
  const readiness = `http://127.0.0.1:${port}/readyz`;
  while ((await ask(readiness)).status !== 200);
  const readyMs = performance.now() - started;
  return {
    port,
    readyMs,
    async read(question = "read") {
      const answer = once(child, "message") as Promise<[ProbeReading]>;
      child.send(question);
      return (await answer)[0];
    },
    async knowledgeVersion() {
      const answer: unknown = JSON.parse((await ask(readiness)).text);
      return JSON.stringify(answer instanceof Object && "version" in answer ? answer.version : answer);
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function ask(url: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      let text = "";
      response
        .setEncoding("utf8")
        .on("data", (part: string) => (text += part))
        .once("end", () => {
          resolve({ status: response.statusCode ?? 0, text });
        });
    }).once("error", reject);
  });
}
