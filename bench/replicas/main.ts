import { appendFileSync, cpSync, readdirSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { KNOWLEDGE_DIR } from "../bases";
import { toColumns } from "../report";
import { createScratchFolder } from "../scratch-folder";
import { createBalancer } from "./balancer";
import { startConnector } from "./connector";
import { startLoad } from "./load";
import { findPostgresBin, startPostgres } from "./postgres-server";
import { startReplica, type Readiness, type Replica } from "./replica";
import { runKb, watchTakeover, type Takeover } from "./takeover";
import { judge, toLatencies, type Span } from "./verdicts";
import { warmUp } from "./warm-up";

/** Between one event and the next. */
const SETTLED_MS = 7_000;
/** How long a killed replica is missed, and how long PostgreSQL stands still. */
const GONE_MS = 4_000;
const PAUSE_MS = 10_000;
/** After the database is back, so long may pass until every replica knows. */
const NOTICED_MS = 1_500;
/** What waits is written within some seconds. */
const WRITTEN_MS = 10_000;

/**
 * `npm run exercise [-- RATE]`: three replicas and a PostgreSQL of their own under a steady load of 300 turns a second,
 * or RATE, while a replica is killed and started
 * again, PostgreSQL is restarted and stands still, and releases are published and rolled back. Prints what was found; the exit
 * code is 0 where everything held, 1 where it did not, 2 where there is no PostgreSQL to start.
 */
async function main(rate: number): Promise<number> {
  const bin = findPostgresBin();
  if (bin === undefined) {
    process.stderr.write("No PostgreSQL is installed here. MEDIC_PG_BIN names the folder of initdb and pg_ctl.\n");
    return 2;
  }
  const began = performance.now();
  const postgres = await startPostgres(bin);
  const knowledge = createScratchFolder();
  // Without the samples, which are no part of a release: checking them takes a processor for ten seconds.
  cpSync(path.join(KNOWLEDGE_DIR, "articles"), path.join(knowledge, "articles"), { recursive: true });
  await runKb(["publish", "--knowledge", knowledge, "--note", "first"], postgres.url);
  const connector = await startConnector();
  const balancer = createBalancer(connector);
  const start = async (name: string): Promise<Replica> => {
    const env = { KNOWLEDGE_DIR, KNOWLEDGE_SOURCE: "database", DATABASE_URL: postgres.url };
    const replica = await startReplica(name, env);
    await warmUp(replica, connector);
    return replica;
  };
  balancer.replicas.push(...(await Promise.all(["1", "2", "3"].map(start))));
  say(`ready after ${toSeconds(performance.now() - began)}: PostgreSQL, 3 replicas, ${rate} turns a second`);

  const load = startLoad(balancer, rate);
  const started = performance.now();
  const takeovers: Takeover[] = [];
  const follow = async (what: string, release: number, command: readonly string[]): Promise<void> => {
    say(what);
    const make = (): Promise<void> => runKb(command, postgres.url);
    takeovers.push(await watchTakeover(what, release, { url: postgres.url, replicas: balancer.replicas, make }));
  };

  await sleep(SETTLED_MS);
  touchAnArticle(knowledge);
  const published = follow("kb publish", 2, ["publish", "--knowledge", knowledge, "--note", "second"]);
  await sleep(SETTLED_MS);
  say("replica 2 is killed");
  const killedAt = performance.now();
  const [killed] = balancer.replicas.splice(1, 1);
  await killed?.kill();
  await sleep(GONE_MS);
  balancer.replicas.push(await start("2b"));
  const againAt = performance.now();
  say("replica 2 is back");
  await published;
  await sleep(SETTLED_MS);
  say("PostgreSQL is restarted");
  const restartAt = performance.now();
  await postgres.restart();
  const restartedAt = performance.now();
  await sleep(SETTLED_MS);
  say("PostgreSQL stands still");
  const pauseAt = performance.now();
  postgres.pause();
  await sleep(PAUSE_MS);
  postgres.resume();
  const resumedAt = performance.now();
  say("PostgreSQL goes on");
  await sleep(SETTLED_MS);
  await follow("kb rollback", 1, ["rollback", "1"]);
  await sleep(SETTLED_MS);
  const endAt = performance.now();
  await load.end();
  const readiness = await untilWritten(balancer.replicas);

  const database = new Client(postgres.url);
  await database.connect();
  const { rows: feedback } = await database.query<{ id: string }>("select id from feedback");
  const { rows: gaps } = await database.query<{ sightings: number }>("select sightings from gaps");
  await database.end();
  const verdicts = judge({
    activities: load.activities,
    pairs: load.pairs,
    deliveries: balancer.deliveries,
    connector,
    feedbackRows: feedback.map(({ id }) => id),
    sightings: gaps.reduce((sum, { sightings }) => sum + sightings, 0),
    readiness,
    takeovers,
    outages: [
      { name: "restart", from: restartAt - 250, to: restartedAt + NOTICED_MS },
      { name: "pause", from: pauseAt - 250, to: resumedAt + NOTICED_MS },
    ],
  });
  const spans: Span[] = [
    { name: "three replicas, a publish", from: started, to: killedAt },
    { name: "two replicas", from: killedAt, to: againAt },
    { name: "three replicas", from: againAt, to: restartAt },
    { name: "PostgreSQL restarts", from: restartAt, to: restartedAt },
    { name: "three replicas", from: restartedAt, to: pauseAt },
    { name: "PostgreSQL stands still", from: pauseAt, to: resumedAt },
    { name: "three replicas, a rollback", from: resumedAt, to: endAt },
  ];
  const heads = ["answer times", "s", "turns/s", "p50 ms", "p95 ms", "p99 ms", "longest ms"];
  const shown = verdicts.map(({ what, found, holds }) => [
    holds === undefined ? "" : holds ? "holds" : "FAILS",
    what,
    found,
  ]);
  const latencies = toLatencies(balancer.deliveries, spans);
  process.stdout.write(`\n${toColumns([heads, ...latencies])}\n\n${toColumns(shown)}\n\n`);
  say(`${toSeconds(performance.now() - began)} in all`);
  connector.stop();
  return verdicts.some(({ holds }) => holds === false) ? 1 : 0;
}

/** The smallest change that makes another release. */
function touchAnArticle(knowledge: string): void {
  const articles = path.join(knowledge, "articles");
  const [first = ""] = readdirSync(articles).sort();
  appendFileSync(path.join(articles, first), "\n");
}

/** What the replicas say when nothing waits any more, or the time is up. */
async function untilWritten(replicas: readonly Replica[]): Promise<Readiness[]> {
  const end = performance.now() + WRITTEN_MS;
  for (;;) {
    const answers = await Promise.all(replicas.map((replica) => replica.readReadiness()));
    const readiness = answers.flatMap((answer) => answer ?? []);
    const isWritten = readiness.length === replicas.length && readiness.every(({ waiting }) => waiting === 0);
    if (isWritten || performance.now() > end) return readiness;
    await sleep(100);
  }
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    process.exit(130);
  });
}

function say(what: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
}

function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(0)} s`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}

const [rate = "300"] = process.argv.slice(2);
void main(Number(rate)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
