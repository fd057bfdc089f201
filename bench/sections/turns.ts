import { askForCard, KNOWLEDGE_DIR, writeEchoCard, type Base } from "../bases";
import { writeKnowledgeFolder } from "../knowledge/write-folder";
import { median, timeCpuEach, type Scale } from "../measure";
import { compare, type Row } from "../report";
import { createNdr } from "../texts";
import type { LoadResult } from "../turns/load";
import type { LoadClient } from "../turns/load-client";
import { createMessageRequest } from "../turns/message-request";
import { startServerProcess, type ServerProcess } from "../turns/server-process";
import { startSignIn } from "../turns/sign-in";
import { ECHO_SCRIPT, SERVER_SCRIPT, serverEnv } from "../turns/scripts";

const VARIANTS = 16;
const CONNECTIONS = [1, 10, 50] as const;
/** Where nobody signs in. */
const UNSIGNED_CONNECTIONS = 10;
/** Code that runs for the thousandth time is not compiled to the last yet; on a slow machine the time is up earlier. */
const WARM_UP_TURNS = 3_000;
const LONGEST_WARM_UP_SPANS = 8;
const PASTES = [1_000, 4_000, 28_000] as const;

/** a. Whole turns over HTTP beside the SDK's echo bot, which answers with the very card that ours gives to the same text. */
export async function measureTurns(base: Base, client: LoadClient, scale: Scale): Promise<Row[]> {
  const folder = writeKnowledgeFolder(KNOWLEDGE_DIR, base.articles);
  return [...(await signedIn(base, folder, client, scale)), ...(await unsigned(base, folder, client, scale))];
}

interface Pair {
  readonly ours: ServerProcess;
  readonly echo: ServerProcess;
}

async function signedIn(base: Base, folder: string, client: LoadClient, scale: Scale): Promise<Row[]> {
  const signIn = await startSignIn();
  const ECHO_CARD = writeEchoCard(await askForCard(base.bot, createNdr(1_000)));
  const pair = {
    ours: await startServerProcess(SERVER_SCRIPT, { ...serverEnv(folder), ...signIn.env }),
    echo: await startServerProcess(ECHO_SCRIPT, { ECHO_CARD, ...signIn.env }),
  };
  const requests = createRequests(1_000, signIn.authorization);
  const rows: Row[] = [];
  for (const connections of CONNECTIONS) {
    const { ours, echo } = await loadInTurns(pair, client, scale, { requests, connections });
    const at = connections === 1 ? "1 connection" : `${connections} connections`;
    const turn = (side: readonly Loaded[]): number => median(side.map(({ load }) => load.turns / load.seconds));
    const p50 = (side: readonly Loaded[]): number => median(side.map(({ load }) => load.p50));
    const p99 = (side: readonly Loaded[]): number => median(side.map(({ load }) => load.p99));
    const row = { section: "a", beside: { name: "echo bot", value: turn(echo) } } as const;
    rows.push(
      compare({
        ...row,
        name: `turns, signed in, ${at}`,
        unit: "/s",
        ours: turn(ours),
        ...(connections === 50 && { target: ">= 2.5 x" }),
      }),
      compare({
        ...row,
        name: `  p50, ${at}`,
        unit: "ms",
        ours: p50(ours),
        beside: { name: "echo bot", value: p50(echo) },
      }),
      compare({
        ...row,
        name: `  p99, ${at}`,
        unit: "ms",
        ours: p99(ours),
        beside: { name: "echo bot", value: p99(echo) },
      }),
    );
  }
  await Promise.all([pair.ours.stop(), pair.echo.stop()]);
  signIn.stop();
  return rows;
}

async function unsigned(base: Base, folder: string, client: LoadClient, scale: Scale): Promise<Row[]> {
  const rows: Row[] = [];
  const server = await startServerProcess(SERVER_SCRIPT, serverEnv(folder));
  for (const length of PASTES) {
    const ECHO_CARD = writeEchoCard(await askForCard(base.bot, createNdr(length)));
    const pair = { ours: server, echo: await startServerProcess(ECHO_SCRIPT, { ECHO_CARD }) };
    const { ours, echo } = await loadInTurns(pair, client, scale, {
      requests: createRequests(length),
      connections: UNSIGNED_CONNECTIONS,
    });
    await pair.echo.stop();
    const cpu = (side: readonly Loaded[]): number => median(side.map(({ cpuMicros }) => cpuMicros));
    const size = `${length / 1000} KB`;
    rows.push(
      compare({
        section: "a",
        name: `processor time of a turn, ${size}`,
        unit: "µs",
        ours: cpu(ours),
        beside: { name: "echo bot", value: cpu(echo) },
      }),
      compare({
        section: "a",
        name: `  of it reading, diagnosis and card, ${size}`,
        unit: "µs",
        ours: await diagnosisMicros(base, length, scale),
        beside: { name: "echo bot", value: cpu(echo) },
        target: length > 4_000 ? "<= 0.3 x" : "<= 0.1 x",
      }),
    );
  }
  await server.stop();
  return rows;
}

/** Processor time of one diagnosis. As in the server, those that are there at the same time go on together. */
async function diagnosisMicros({ bot }: Base, length: number, scale: Scale): Promise<number> {
  const texts = Array.from({ length: VARIANTS }, (_, variant) => createNdr(length, variant));
  const ask = (turn: number) =>
    Promise.all(
      Array.from({ length: UNSIGNED_CONNECTIONS }, (_, place) =>
        askForCard(bot, texts[(turn * UNSIGNED_CONNECTIONS + place) % VARIANTS] ?? ""),
      ),
    );
  await timeCpuEach(scale.spanMs * 4, ask);
  const rounds: number[] = [];
  for (let round = 0; round < scale.rounds; round += 1) rounds.push(await timeCpuEach(scale.spanMs, ask));
  return (median(rounds) * 1000) / UNSIGNED_CONNECTIONS;
}

interface Loaded {
  readonly load: LoadResult;
  readonly cpuMicros: number;
}

/** One round after the other, each with both servers; a first one that does not count warms them up. */
async function loadInTurns(
  pair: Pair,
  client: LoadClient,
  { rounds, spanMs }: Scale,
  order: { readonly requests: readonly Uint8Array[]; readonly connections: number },
): Promise<Record<keyof Pair, Loaded[]>> {
  const run = async (server: ServerProcess): Promise<Loaded> => {
    const before = await server.read();
    const load = await client.run({ ...order, port: server.port, turns: 1_000_000, ms: spanMs });
    const after = await server.read();
    if (load.failed > 0) throw new Error(`${load.failed} of ${load.turns} turns failed.`);
    return { load, cpuMicros: (after.cpuMicros - before.cpuMicros) / load.turns };
  };
  for (const { port } of [pair.ours, pair.echo]) {
    await client.run({ ...order, port, turns: WARM_UP_TURNS, ms: spanMs * LONGEST_WARM_UP_SPANS });
  }
  const loaded: Record<keyof Pair, Loaded[]> = { ours: [], echo: [] };
  for (let round = 0; round < rounds; round += 1) {
    loaded.ours.push(await run(pair.ours));
    loaded.echo.push(await run(pair.echo));
  }
  return loaded;
}

function createRequests(length: number, authorization?: string): Buffer[] {
  return Array.from({ length: VARIANTS }, (_, variant) =>
    createMessageRequest(createNdr(length, variant), variant, authorization),
  );
}
