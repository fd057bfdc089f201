import { createLogger, LOG_LEVELS, toErrorFields } from "../src/log";

const NOW = new Date("2026-11-02T08:00:00Z");

it.each([
  ["info", ["info", "warn", "error"]],
  ["warn", ["warn", "error"]],
  ["error", ["error"]],
  ["silent", []],
] as const)("writes at %s what is at least as serious", (level, expected) => {
  const lines: string[] = [];
  const log = createLogger(
    level,
    (line) => void lines.push(line),
    () => NOW,
  );
  log.info("e");
  log.warn("e");
  log.error("e");
  expect(lines.map((line) => /"level":"(\w+)"/u.exec(line)?.[1])).toEqual(expected);
  expect(LOG_LEVELS).toContain(level);
});

it("writes one line of JSON, whose fields cannot pose as the event", () => {
  const lines: string[] = [];
  createLogger(
    "info",
    (line) => void lines.push(line),
    () => NOW,
  ).info("turn.done", { ms: 5, id: "a\nb", event: "x", none: undefined });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("\n");
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    ms: 5,
    id: "a\nb",
    time: NOW.toISOString(),
    level: "info",
    event: "turn.done",
  });
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
