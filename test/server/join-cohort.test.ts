import { createBot } from "../../src/bot";
import { joinCohort } from "../../src/server/join-cohort";
import { readActivity } from "../fixtures/activities/read-activity";
import { servedKnowledge } from "../knowledge-base";
import { postJson } from "./send-request";
import { startServerWith } from "./start-server";

describe("a cohort", () => {
  it("is one for all who come before the event loop has read everything, and another for those behind", async () => {
    const first = joinCohort();
    await Promise.resolve();
    expect(joinCohort()).toBe(first);
    await first;
    const next = joinCohort();
    expect(next).not.toBe(first);
    await next;
  });

  it("is full at some time: whoever comes then begins another, which goes on behind it", async () => {
    const gone: number[] = [];
    const cohorts = Array.from({ length: 100 }, () => joinCohort());
    await Promise.all(cohorts.map((cohort, place) => cohort.then(() => gone.push(place))));
    const sizes = [...new Set(cohorts)].map((cohort) => cohorts.filter((other) => other === cohort).length);
    expect(sizes).toEqual([32, 32, 32, 4]);
    expect(gone).toEqual(cohorts.map((_, place) => place));
  });

  it("lets those who came go on together, step by step", async () => {
    const steps: string[] = [];
    const go = async (name: string): Promise<void> => {
      await joinCohort();
      steps.push(`${name} one`);
      await Promise.resolve();
      steps.push(`${name} two`);
    };
    await Promise.all([go("a"), go("b"), go("c")]);
    expect(steps).toEqual(["a one", "b one", "c one", "a two", "b two", "c two"]);
  });
});

describe("turns that go on together", () => {
  const knowledge = servedKnowledge();
  const bot = createBot({
    knowledge: () => knowledge,
    knowledgeStatus: () => ({ version: "1", articles: knowledge.served, loadedAt: new Date(0), problems: [] }),
    downloadBaseUrl: () => undefined,
  });
  const pastes = [
    "421 4.4.2 Connection dropped due to SocketError",
    "550 5.1.1 <nobody@contoso.com>: Recipient address rejected: User unknown",
    "552 5.2.2 The mailbox is full",
    "错误：550 5.7.1 Unable to relay",
    "Received: from mail.example.com (192.0.2.1) by mx.contoso.com; Tue, 24 Nov 2026 06:00:00 +0000\nReceived: x",
    "2026-11-24T06:00:00.000Z,MX\\Default,08DD0000,3,192.0.2.1:25,198.51.100.7:50123,<,EHLO mail.example.com,",
    "help",
    "Enabled : 0\nDisabledByDefault : 1",
    "hello there",
    "451 5.7.3 Must issue a STARTTLS command first ".repeat(200),
  ];
  const ask = async (url: string, number: number): Promise<string> => {
    const activity = { ...readActivity("message-personal"), deliveryMode: "expectReplies", id: `${number}` };
    const text = `${pastes[number % pastes.length] ?? ""}\nqueue ${number}@example.com`;
    return (await postJson(`${url}/api/messages`, { ...activity, text })).text;
  };

  it("each give the answer that they give alone", async () => {
    const server = await startServerWith(bot);
    const numbers = Array.from({ length: 60 }, (_, number) => number);
    const alone: string[] = [];
    for (const number of numbers) alone.push(await ask(server.url, number));
    expect(new Set(alone).size).toBe(numbers.length);
    expect(await Promise.all(numbers.map((number) => ask(server.url, number)))).toEqual(alone);
    await server.close();
  });
});
