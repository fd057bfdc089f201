import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createMetrics } from "../../src/metrics";

const ROOT = path.join(__dirname, "..", "..");
const page = readFileSync(path.join(ROOT, "docs", "deploy.md"), "utf8");

it("asks Prometheus only for metrics that are served, and leaves out none of ours", async () => {
  const { text } = await createMetrics({
    readKnowledge: () => ({ version: "x", articles: 1, loadedAt: new Date(0), problems: [] }),
    isServed: () => true,
    readQueue: () => ({ waiting: 0, written: 0, dropped: 0, retries: 0, fault: null, unsure: 0 }),
  }).read();
  const served = new Set([...text.matchAll(/^# TYPE (\w+) /gmu)].map((match) => match[1] ?? ""));
  const named = [...page.matchAll(/\b(?:medic|nodejs|process)_\w+/gu)].map(([name]) =>
    name.replace(/_(?:bucket|count|sum)$/u, ""),
  );
  expect(named.filter((name) => !served.has(name))).toEqual([]);
  expect([...served].filter((name) => name.startsWith("medic_") && !named.includes(name))).toEqual([]);
});

it("names only events that are written", () => {
  const src = readdirSync(path.join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(path.join(ROOT, "src", name), "utf8"))
    .join("\n");
  const events = [...page.matchAll(/[`"]([a-z]+\.[a-z]+(?:-[a-z]+)*)[`"]/gu)].map((match) => match[1] ?? "");
  const written = events.filter((event) => !/\.(?:md|bicep|bicepparam|env)$/u.test(event));
  expect(written.length).toBeGreaterThan(8);
  expect(written.filter((event) => !src.includes(`("${event}"`))).toEqual([]);
});

it("points at files that are there, and at all of infra", () => {
  const named = [...page.matchAll(/`(infra\/[\w./-]+\w)`/gu)].map((match) => match[1] ?? "");
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  const files = readdirSync(path.join(ROOT, "infra"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.includes(".bicep"))
    .map((name) => `infra/${name.split(path.sep).join("/")}`);
  expect(files.filter((file) => !named.includes(file))).toEqual([]);
});
