import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createBot, createExperts } from "../../src/bot";
import { createChannel } from "../../src/channel";
import { createServer as createMedicServer } from "../../src/server";
import { createServerStore, type StoreEvent, type StorePlace } from "../../src/store";
import { createRecordingLog } from "../channel/recording-log";
import { servedKnowledge } from "../knowledge-base";
import { postJson } from "./send-request";

/** The one admin of the servers below. */
export const ADMIN = "aaaaaaaa-0000-4000-8000-000000000001";

/** Starts a server as main.ts puts it together, with the articles of this repository. */
export async function startKeptServer(place: StorePlace, { keeps = true }: { readonly keeps?: boolean } = {}) {
  const log = createRecordingLog();
  const events: StoreEvent[] = [];
  const kept = createServerStore({ place, keeps, days: 365, tell: (event) => void events.push(event) });
  const experts = keeps ? createExperts({ store: kept.store, post: (to, draw) => channel.post(to, draw) }) : undefined;
  const bot = createBot({
    knowledge: servedKnowledge,
    knowledgeStatus: () => ({ version: "test", articles: 1, loadedAt: new Date(0), problems: [] }),
    admins: new Set([ADMIN]),
    downloadBaseUrl: () => undefined,
    keeper: kept.keeper,
    experts,
  });
  const clock = { now: () => Date.now(), random: () => 0, sleep: () => Promise.resolve() };
  const channel = createChannel({
    bot,
    credentials: undefined,
    log,
    download: { isPermitted: () => false },
    claims: kept.claims,
    clock,
  });
  const assetsDir = mkdtempSync(path.join(tmpdir(), "medic-page-"));
  const config = { host: "127.0.0.1", port: 0, credentials: undefined };
  const numbers = kept.numbers && (() => ({ ...kept.numbers }));
  const medic = createMedicServer({ bot, channel, config, log, assetsDir, kept: numbers });
  rmSync(assetsDir, { recursive: true });
  const { url } = await medic.listen();
  await kept.start();
  await experts?.look();
  return {
    url,
    log,
    events,
    kept,
    experts,
    channel,
    post: (activity: object) => postJson(`${url}api/messages`, activity),
    /** The text of what is answered in the HTTP response: the card's, or the sentence. */
    async ask(activity: object): Promise<string> {
      const { text } = await postJson(`${url}api/messages`, { ...activity, deliveryMode: "expectReplies" });
      return text;
    },
    async ready(): Promise<Record<string, unknown>> {
      return (await (await fetch(`${url}readyz`)).json()) as Record<string, unknown>;
    },
    async close(): Promise<void> {
      await medic.close();
      await kept.close();
    },
  };
}

/** A server as `startKeptServer` gives it. */
export type KeptServer = Awaited<ReturnType<typeof startKeptServer>>;

/** A connector on this machine that keeps what it is sent, and answers with `status` of the moment. */
export async function startConnector() {
  const received: { readonly path: string; readonly activity: Record<string, unknown> }[] = [];
  const state = { status: 200 };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => void chunks.push(chunk));
    request.on("end", () => {
      const activity = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
      if (state.status === 200) received.push({ path: request.url ?? "", activity });
      response.writeHead(state.status, { "Content-Type": "application/json" });
      response.end(JSON.stringify({ id: `sent-${received.length}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    received,
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
