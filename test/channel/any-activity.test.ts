import { readdirSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { createBot } from "../../src/bot";
import { toActionData } from "../../src/cards";
import { createChannel } from "../../src/channel";
import { readActivity } from "../fixtures/activities/read-activity";
import { servedKnowledge } from "../knowledge-base";
import { createRecordingLog } from "./recording-log";

const RECORDED = readdirSync(path.join(__dirname, "..", "fixtures", "activities"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => readActivity(name.replace(/\.json$/u, "")));

const bot = createBot({
  knowledge: servedKnowledge,
  knowledgeStatus: () => ({ version: "test", articles: 1, loadedAt: new Date(0), problems: [] }),
  downloadBaseUrl: () => undefined,
});
const log = createRecordingLog();
const channel = createChannel({ bot, credentials: undefined, log, download: { isPermitted: () => false } });

const unhandled: unknown[] = [];
const remember = (reason: unknown): void => void unhandled.push(reason);
beforeAll(() => process.on("unhandledRejection", remember));
afterAll(() => process.off("unhandledRejection", remember));

const FIELDS = [
  ...new Set(RECORDED.flatMap((activity) => Object.keys(activity))),
  "membersAdded", "membersRemoved", "reactionsAdded", "reactionsRemoved", "action", "textFormat", "attachmentLayout", "summary",
  "suggestedActions", "topicName", "historyDisclosed", "code", "relatesTo", "expiration", "importance", "semanticAction",
  "localTimestamp", "localTimezone", "callerId", "valueType", "label", "listenFor", "__proto__",
]; // prettier-ignore
const TYPES = [
  "message",
  "invoke",
  "conversationUpdate",
  "installationUpdate",
  "messageUpdate",
  "messageReaction",
  "event",
  "x",
];
const NAMES = [
  "adaptiveCard/action", "composeExtension/fetchTask", "composeExtension/submitAction", "composeExtension/query",
  "message/submitAction", "task/fetch", "signin/verifyState", "fileConsent/invoke",
]; // prettier-ignore
const view = { article: "mailbox-full", locale: "en", section: "steps", rivals: [], lines: [] } as const;
const actionData = toActionData({ kind: "show", view });

/** Any JSON, with the shapes and words of real activities among it. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(...TYPES, ...NAMES, "expectReplies", "diagnoseMessage", "searchArticles", "text/html", "28:bot", "__proto__"),
  fc.constantFrom<unknown>(actionData, { commandId: "searchArticles" }, { commandId: "diagnoseMessage" }),
  fc.record({ action: fc.record({ type: fc.jsonValue(), verb: fc.jsonValue(), data: fc.jsonValue() }) }),
  fc.record({ commandId: fc.constantFrom("diagnoseMessage", "searchArticles"), messagePayload: fc.jsonValue(), data: fc.jsonValue(), parameters: fc.jsonValue() }),
  fc.array(fc.record({ contentType: fc.oneof(fc.constantFrom("text/html", "image/png", "reference"), fc.jsonValue()), content: fc.jsonValue(), name: fc.jsonValue() })),
  fc.array(fc.record({ type: fc.constantFrom("mention", "clientInfo"), text: fc.jsonValue(), mentioned: fc.jsonValue(), locale: fc.jsonValue() })),
); // prettier-ignore

const activities = fc
  .record({
    base: fc.constantFrom(...RECORDED, {}),
    type: fc.option(fc.constantFrom(...TYPES), { nil: undefined }),
    name: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
    changes: fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 6 }),
  })
  .map(({ base, type, name, changes }): Record<string, unknown> => ({
    ...base,
    ...(type === undefined ? {} : { type }),
    ...(name === undefined ? {} : { name }),
    ...changes,
    deliveryMode: "expectReplies",
  }));

it("answers ten thousand activities of any shape with a defined status", async () => {
  let replies = 0;
  await fc.assert(
    fc.asyncProperty(activities, async (activity) => {
      const answer = await channel.receive({ authorization: undefined, activity });
      expect(answer).toMatchObject({ kind: "answered", status: 200 });
      // The invoke's own status travels inside.
      const [reply, more] = answer.kind === "answered" ? repliesOf(answer.body) : [];
      expect(more).toBeUndefined();
      if (reply !== undefined) replies += 1;
      if (reply?.["type"] === "invokeResponse") {
        expect([200, 501]).toContain((reply["value"] as { readonly status?: unknown }).status);
      }
    }),
    { numRuns: 10_000 },
  );
  // Not all of it was noise.
  expect(replies).toBeGreaterThan(2_000);
  expect(channel.counts).toMatchObject({ failedTurns: 0, failedDeliveries: 0 });
  expect(log.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect(unhandled).toEqual([]);
}, 300_000);

function repliesOf(body: unknown): Record<string, unknown>[] {
  expect(body).toHaveProperty("activities");
  const { activities: replies } = body as { readonly activities: unknown };
  expect(Array.isArray(replies)).toBe(true);
  return replies as Record<string, unknown>[];
}
