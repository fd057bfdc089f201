import { askForCard, KNOWLEDGE_DIR, writeEchoCard, type Base } from "../bases";
import { interleave, type Scale } from "../measure";
import { compare, type Row } from "../report";
import { createNdr } from "../texts";
import type { LoadClient } from "../turns/load-client";
import { createMessageRequest } from "../turns/message-request";
import { ECHO_SCRIPT, SERVER_SCRIPT, serverEnv } from "../turns/scripts";
import { startServerProcess, type ServerProcess } from "../turns/server-process";

/** d. Starting with the real catalogue until `/readyz` says so, and the memory then and after many turns. */
export async function measureStart({ bot }: Base, client: LoadClient, scale: Scale): Promise<Row[]> {
  const ECHO_CARD = writeEchoCard(await askForCard(bot, createNdr(1_000)));
  const startOurs = () => startServerProcess(SERVER_SCRIPT, serverEnv(KNOWLEDGE_DIR));
  const startEcho = () => startServerProcess(ECHO_SCRIPT, { ECHO_CARD });
  const start = (begin: () => Promise<ServerProcess>) => async () => {
    const server = await begin();
    await server.stop();
    return server.readyMs;
  };
  const ready = await interleave(scale.rounds, { ours: start(startOurs), echo: start(startEcho) });
  const [ours, echo] = [await weigh(startOurs, client, scale), await weigh(startEcho, client, scale)];
  const beside = (value: number) => ({ beside: { name: "echo bot", value } });
  return [
    compare({
      section: "d",
      name: "start until ready, real catalogue",
      unit: "ms",
      ours: ready.ours,
      ...beside(ready.echo),
      target: "<= 1.3 x",
    }),
    compare({ section: "d", name: "resident memory, idle", unit: "MB", ours: ours.idle, ...beside(echo.idle) }),
    compare({
      section: "d",
      name: `resident memory after ${scale.turnsForMemory} turns`,
      unit: "MB",
      ours: ours.used,
      ...beside(echo.used),
    }),
  ];
}

async function weigh(start: () => Promise<ServerProcess>, client: LoadClient, { turnsForMemory: turns }: Scale) {
  const server = await start();
  const idle = await server.read();
  const requests = Array.from({ length: 16 }, (_, variant) => createMessageRequest(createNdr(1_000, variant), variant));
  await client.run({ port: server.port, requests, connections: 10, turns });
  const used = await server.read();
  await server.stop();
  return { idle: idle.residentBytes / 1e6, used: used.residentBytes / 1e6 };
}
