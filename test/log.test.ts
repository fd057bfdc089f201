import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { createLogger, LOG_LEVELS, toErrorFields, type LogFields, type LogOptions } from "../src/log";

const NOW = new Date("2026-11-02T08:00:00Z");

it.each([
  ["info", ["info", "warn", "error"]],
  ["warn", ["warn", "error"]],
  ["error", ["error"]],
  ["silent", []],
] as const)("writes at %s what is at least as serious", (level, expected) => {
  const lines: string[] = [];
  const log = createLogger(level, (line) => void lines.push(line), { now: () => NOW });
  log.info("e");
  log.warn("e");
  log.error("e");
  expect(lines.map((line) => /"level":"(\w+)"/u.exec(line)?.[1])).toEqual(expected);
  expect(LOG_LEVELS).toContain(level);
});

const write = (fields: LogFields, options: LogOptions = {}): unknown => {
  const lines: string[] = [];
  createLogger("info", (line) => void lines.push(line), { now: () => NOW, ...options }).info("turn.done", fields);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("\n");
  return JSON.parse(lines[0] ?? "");
};

it("writes one line of JSON, whose fields cannot pose as the event", () => {
  const fields = { ms: 5, id: "a\nb%s", event: "x", level: "fatal", time: "never", none: undefined };
  const line = { ms: 5, id: "a\nb%s", time: NOW.toISOString(), level: "info", event: "turn.done" };
  expect(write(fields)).toEqual(line);
});

it("writes what all lines carry at that moment, and no field can pose as that either", () => {
  let trace: string | undefined = "t1";
  const context = (): LogFields => ({ trace });
  expect(write({ trace: "x", ms: 5 }, { context })).toMatchObject({ trace: "t1", ms: 5 });
  trace = undefined;
  expect(write({ ms: 5 }, { context })).not.toHaveProperty("trace");
});

it("has written every line when the process is ended in the same breath", () => {
  // Below node_modules, so that pino is found from there.
  const folder = path.join(__dirname, "..", "node_modules", ".cache", `medic-log-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const { outputText } = ts.transpileModule(readFileSync(path.join(__dirname, "..", "src", "log.ts"), "utf8"), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  writeFileSync(
    path.join(folder, "ends.js"),
    `${outputText}
    const log = createLogger("info", "stderr");
    for (let id = 0; id < 2000; id++) log.info("turn.done", { id });
    process.kill(process.pid, "SIGKILL");`,
  );
  // More than a pipe holds: the writer has to wait for its reader.
  const { stderr, signal } = spawnSync(process.execPath, [path.join(folder, "ends.js")], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(signal).toBe("SIGKILL");
  const ids = stderr.trimEnd().split("\n");
  expect(ids).toHaveLength(2000);
  expect(JSON.parse(ids.at(-1) ?? "")).toMatchObject({ id: 1999, event: "turn.done" });
});

it.each<[unknown, object]>([
  [Object.assign(new TypeError("secret"), { code: "E_X" }), { error: "TypeError", code: "E_X" }],
  [new Error("secret"), { error: "Error" }],
  [{ name: 5, code: 5 }, { error: "unknown" }],
  ["secret", { error: "string" }],
  [null, { error: "object" }],
])("keeps only the name and code of %p", (error, expected) => {
  expect(toErrorFields(error)).toEqual(expected);
});
