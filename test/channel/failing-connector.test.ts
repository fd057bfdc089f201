import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createChannel } from "../../src/channel";
import { MAX_TRIES } from "../../src/channel/send-with-retry";
import { readActivity } from "../fixtures/activities/read-activity";
import { createRecordingLog } from "./recording-log";
import { createStubBot } from "./stub-bot";

/** The same chances every time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Mood = (response: ServerResponse) => "taken" | "refused";

function refuseWith(status: number, headers: Record<string, string> = {}): Mood {
  return (response) => {
    response.writeHead(status, headers);
    response.end("{}");
    return "refused";
  };
}

const take: Mood = (response) => {
  response.writeHead(201, { "Content-Type": "application/json" });
  response.end('{"id":"1"}');
  return "taken";
};
const hangUp: Mood = (response) => {
  response.destroy();
  return "refused";
};
/** Until the try's own time limit. */
const keepSilent: Mood = () => "refused";
const MOODS: readonly Mood[] = [
  take,
  take,
  refuseWith(429),
  refuseWith(429, { "Retry-After": "1" }),
  refuseWith(429, { "Retry-After": "3600" }),
  refuseWith(412),
  refuseWith(500),
  refuseWith(502),
  refuseWith(503, { "Retry-After": "Mon, 02 Nov 2026 08:00:05 GMT" }),
  refuseWith(504),
  hangUp,
];

it("delivers every reply exactly once, or counts it as failed", async () => {
  const random = createRandom(20_261_124);
  const taken = new Map<string, number>();
  const tries = new Map<string, number>();
  let silences = 3;
  const connector = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const conversation = request.url ?? "";
      tries.set(conversation, (tries.get(conversation) ?? 0) + 1);
      const mood = silences-- > 0 ? keepSilent : (MOODS[Math.floor(random() * MOODS.length)] ?? take);
      if (mood(response) === "taken") taken.set(conversation, (taken.get(conversation) ?? 0) + 1);
    });
  });
  await new Promise<void>((resolve) => connector.listen(0, "127.0.0.1", resolve));
  const serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`;

  const bot = createStubBot();
  const log = createRecordingLog();
  const clock = { now: () => 0, random, sleep: () => Promise.resolve() };
  const channel = createChannel({ bot, credentials: undefined, log, clock, download: { isPermitted: () => false } });
  const count = 300;
  const statuses = new Set<number>();
  // Twenty at a time: a slow machine is not what is tested.
  for (let first = 0; first < count; first += 20) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        channel.receive({
          authorization: undefined,
          activity: { ...readActivity("message-personal"), serviceUrl, conversation: { id: `a:${first + index}` } },
        }),
      ),
    );
    for (const { status } of answers) statuses.add(status);
  }
  connector.closeAllConnections();
  connector.close();

  // Bot Framework gets its 200 either way: delivering the activity again would help nobody.
  expect(statuses).toEqual(new Set([200]));
  expect(bot.turns).toHaveLength(count);
  expect(tries.size).toBe(count);
  expect([...taken.values()].every((times) => times === 1)).toBe(true);
  expect(Math.max(...tries.values())).toBe(MAX_TRIES);
  const { delivered, failedDeliveries } = channel.counts;
  expect(delivered + failedDeliveries).toBe(count);
  // What was silent for too long may have been taken after all; it is counted as failed, and not sent again.
  const timeouts = log.lines.filter((line) => line.includes("TimeoutError")).length;
  expect(timeouts).toBeGreaterThanOrEqual(3);
  expect(taken.size - delivered).toBeGreaterThanOrEqual(0);
  expect(taken.size - delivered).toBeLessThanOrEqual(timeouts - 3);
  expect(failedDeliveries).toBeGreaterThan(3);
  expect(log.lines.filter((line) => line.includes("delivery.failed"))).toHaveLength(failedDeliveries);
}, 60_000);
