import { createBot, createExperts, type OutgoingReply } from "../../src/bot";
import { toActionData, toCardText } from "../../src/cards";
import { LOCALES, stringsFor, type Locale } from "../../src/locale";
import type { Gap } from "../../src/store";
import { servedKnowledge } from "../knowledge-base";

const GAP: Gap = {
  id: "0123456789ab",
  codes: ["550 5.9.99"],
  words: ["access denied"],
  sources: ["ndr"],
  marks: ["mail-named"],
  count: 3,
  firstDay: "2026-11-01",
  lastDay: "2026-11-24",
};
/** What a card reply says, all of it. */
function textOf(reply: OutgoingReply | undefined): string {
  return reply?.kind === "card" ? toCardText(reply.card) : "";
}

/** What a notice says. */
function noticeOf(reply: OutgoingReply): string {
  return reply.kind === "notice" ? reply.text : "";
}

const away = () => Promise.reject(new Error("away"));

/** Experts over a store in memory, which can be taken away. */
function setUp({ isDelivered = true }: { readonly isDelivered?: boolean } = {}) {
  const places = new Map<string, string>();
  const claims = new Set<string>();
  const posted: OutgoingReply[] = [];
  const state = { isAway: false, isDelivered, locale: "en" as Locale };
  const reach = <Result>(use: () => Result): Promise<Result> => (state.isAway ? away() : Promise.resolve(use()));
  const experts = createExperts({
    store: {
      conversations: {
        save: (key, reference) => reach(() => void places.set(key, reference)),
        find: (key) => reach(() => places.get(key)),
        remove: (key) => reach(() => void places.delete(key)),
      },
      claims: {
        claim: (id) => reach(() => !claims.has(id) && claims.add(id).size > 0),
        hold: (ids) =>
          reach(() => {
            ids.forEach((id) => claims.add(id));
          }),
        release: (id) => reach(() => void claims.delete(id)),
      },
      gaps: { find: (id) => reach(() => (id === GAP.id ? GAP : undefined)) },
    },
    post: (place, draw) => {
      if (state.isDelivered) posted.push(draw(state.locale));
      return Promise.resolve(state.isDelivered && place === "there");
    },
  });
  return { experts, places, claims, posted, state };
}

it("are there once a place is known, here or on another replica", async () => {
  const { experts, places } = setUp();
  expect(experts.isThere).toBe(false);
  places.set("experts", "there");
  await experts.look();
  expect(experts.isThere).toBe(true);
  expect(await experts.dismiss()).toBe(true);
  expect(experts.isThere).toBe(false);
  expect(await experts.ask(GAP.id)).toBe("nobody");
});

it("stay as they are while the store is away, and nothing is said to have worked", async () => {
  const { experts, state } = setUp();
  await experts.settle("there");
  state.isAway = true;
  await experts.look();
  expect(experts.isThere).toBe(true);
  expect([await experts.settle("elsewhere"), await experts.dismiss()]).toEqual([false, false]);
  expect(experts.isThere).toBe(true);
  expect(await experts.ask(GAP.id)).toBe("failed");
});

it("are asked about a gap once a day, again only where they were not reached", async () => {
  const { experts, state, claims, posted } = setUp({ isDelivered: false });
  await experts.settle("there");
  expect(await experts.ask("ffffffffffff")).toBe("gone");
  expect(await experts.ask(GAP.id)).toBe("failed");
  expect(claims.size).toBe(0);
  state.isDelivered = true;
  expect([await experts.ask(GAP.id), await experts.ask(GAP.id)]).toEqual(["asked", "already"]);
  expect(posted).toHaveLength(1);
});

it.each(LOCALES)("are asked with codes and words, and told how to answer, in %s", async (locale) => {
  const { experts, state, posted } = setUp();
  state.locale = locale;
  await experts.settle("there");
  await experts.ask(GAP.id);
  const [question] = posted;
  const { experts: strings } = stringsFor(locale);
  for (const part of [strings.question, "550 5.9.99 … access denied", "ndr", "--from-gap 0123456789ab"]) {
    expect(textOf(question)).toContain(part);
  }
});

it.each(LOCALES)("the button says in %s what became of the question", async (locale) => {
  const { experts } = setUp();
  const state = { waiting: 0, written: 0, dropped: 0, retries: 0, fault: undefined };
  const keeper = {
    noteFeedback: () => undefined,
    noteGap: () => GAP.id,
    readFeedback: () => Promise.resolve([]),
    readGaps: () => Promise.resolve([]),
  };
  const press = async (gap: string, waiting: number, withExperts = true): Promise<string> => {
    const bot = createBot({
      knowledge: servedKnowledge,
      knowledgeStatus: () => ({ version: "test", articles: 1, loadedAt: new Date(0), problems: [] }),
      downloadBaseUrl: () => undefined,
      keeper: { ...keeper, state: { ...state, waiting } },
      experts: withExperts ? experts : undefined,
    });
    const data = toActionData({ kind: "ask", gap, locale });
    return noticeOf(await bot.handle({ kind: "action", data, locale: "en", scope: "personal" }));
  };
  const { experts: strings } = stringsFor(locale);
  expect(await press(GAP.id, 0, false)).toBe(strings.nobody);
  await experts.settle("there");
  expect(await press("ffffffffffff", 0)).toBe(strings.gone);
  // It may be among what waits to be written.
  expect(await press("ffffffffffff", 1)).toBe(strings.failed);
  expect(await press(GAP.id, 0)).toBe(strings.asked);
  expect(await press(GAP.id, 0)).toBe(strings.already);
});
