import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { createBase } from "./bases";
import { FULL, TINY } from "./measure";
import { toTable, type Row } from "./report";
import { measureDiagnosis } from "./sections/diagnosis";
import { measureFuzzy } from "./sections/fuzzy";
import { measureGrowth } from "./sections/growth";
import { measureLiveUpdate } from "./sections/live-update";
import { measureStart } from "./sections/start";
import { measureTurns } from "./sections/turns";
import { startLoadClient } from "./turns/load-client";

/** A slow machine leaves out what comes after; the longest section takes about a minute. */
const LAST_BEGIN_MS = 120_000;

/**
 * `npm run bench [-- --tiny] [-- a b c d e f]`: measures the named sections, all by default, prints their tables and writes JSON.
 * Milliseconds and megabytes are this machine's; what counts are the ratios, measured side by side.
 */
async function main(names: readonly string[]): Promise<void> {
  const scale = names.includes("--tiny") ? TINY : FULL;
  const wanted = names.filter((name) => !name.startsWith("--"));
  const started = performance.now();
  const base = createBase(scale.articles);
  const client = startLoadClient();
  const sections: Readonly<Record<string, () => Promise<Row[]>>> = {
    a: () => measureTurns(base, client, scale),
    b: () => measureDiagnosis(base, scale),
    c: () => measureGrowth(scale),
    f: () => measureFuzzy(base, scale),
    d: () => measureStart(base, client, scale),
    e: () => measureLiveUpdate(base, client, scale),
  };
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(sections)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (performance.now() - started > LAST_BEGIN_MS) {
      process.stderr.write(`${name}: left out, since the three minutes are nearly over\n`);
      continue;
    }
    const began = performance.now();
    const measured = await measure();
    rows.push(...measured);
    process.stdout.write(`${toTable(measured)}\n${((performance.now() - began) / 1000).toFixed(0)} s\n\n`);
  }
  client.stop();

  const seconds = (performance.now() - started) / 1000;
  const file = path.resolve("bench", "build", "result.json");
  const { model = "unknown" } = cpus()[0] ?? {};
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ node: process.version, processors: cpus().length, model, seconds, scale, rows }, null, 2)}\n`,
  );
  process.stdout.write(`${seconds.toFixed(0)} s in all; the same as JSON: ${path.relative(".", file)}\n`);
}

void main(process.argv.slice(2));
