import { CloudAdapter, type Activity, type TurnContext } from "botbuilder";
import type { CachedAuthentication, Caller } from "../../src/channel/cached-authentication";
import { createAuthentication } from "../../src/channel/create-authentication";
import { toSdkActivity } from "../../src/channel/to-sdk-activity";
import { TurnAdapter } from "../../src/channel/turn-adapter";
import { readActivity } from "../fixtures/activities/read-activity";

/** What the adapter is measured by: the SDK's own, as it comes. */
class SdkAdapter extends CloudAdapter {
  run(caller: Caller, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(caller, activity, logic);
  }
}

type Logic = (context: TurnContext) => Promise<void>;

const authentication: CachedAuthentication = createAuthentication(undefined, undefined, () => Date.now());
const ours = new TurnAdapter(authentication);
const sdk = new SdkAdapter(authentication);

/** Runs one turn; all that it came to: the answer, what was posted where, what the sender was told, what the activity became. */
async function record(adapter: TurnAdapter | SdkAdapter, fields: object, logic: Logic) {
  const activity = toSdkActivity({ ...fields });
  const posted: unknown[] = [];
  const post =
    (how: string) =>
    (...args: readonly unknown[]): Promise<{ id: string }> => {
      posted.push(structuredClone([how, ...args]));
      return posted.length > 2
        ? Promise.reject(new Error("Closed."))
        : Promise.resolve({ id: `sent-${posted.length}` });
    };
  const client = { conversations: { replyToActivity: post("reply"), sendToConversation: post("send") } };
  const caller: Caller = {
    ...(await authentication.authenticateRequest(activity, "")),
    callerId: "urn:botframework:azure",
    connectorFactory: { create: () => Promise.resolve(client) } as unknown as NonNullable<Caller["connectorFactory"]>,
  };
  const told: unknown[] = [];
  const telling: Logic = async (context) => {
    await logic(context);
    told.push(context.responded);
  };
  const answer = await adapter.run(caller, activity, telling).then(
    (result) => ({ result }),
    (error: unknown) => ({ error: String(error) }),
  );
  // As it goes out: a field of undefined is none.
  return JSON.parse(JSON.stringify({ answer, posted, told, activity })) as unknown;
}

const say = (text: string): Partial<Activity> => ({ type: "message", text });
const sending =
  (...messages: readonly (string | Partial<Activity>)[]): Logic =>
  async (context) => {
    for (const message of messages) {
      const response = await context.sendActivity(message);
      // The id is what a later turn knows the message by; without one there is nothing to know.
      if ((response?.id ?? "") !== "") Object.assign(context.activity, { label: response?.id });
    }
  };

const personal = readActivity("message-personal");
const channel = readActivity("message-channel-mention");
const invoke = readActivity("invoke-execute");
const invokeResponse = (body?: object): Partial<Activity> => ({ type: "invokeResponse", value: { status: 200, body } });

it.each<[string, object, Logic]>([
  ["a message that is answered", personal, sending(say("one"))],
  ["one in a channel", channel, sending(say("one"))],
  ["plain text", personal, sending("one")],
  ["typing before the answer", personal, sending({ type: "typing" }, say("two"))],
  ["an answer in another language", personal, sending({ ...say("eins"), locale: "de" })],
  ["an answer with an id", personal, sending({ ...say("one"), id: "7" })],
  ["no answer", personal, sending()],
  ["an activity without an id", { ...personal, id: undefined }, sending(say("one"))],
  [
    "several at once",
    personal,
    async (context) => {
      await context.sendActivities([say("one"), say("two")]);
    },
  ],
  ["expectReplies", { ...personal, deliveryMode: "expectReplies" }, sending(say("one"), { type: "typing" })],
  [
    "expectReplies and an answer with an id",
    { ...personal, deliveryMode: "expectReplies" },
    sending({ ...say("one"), id: "7" }),
  ],
  ["expectReplies without an answer", { ...personal, deliveryMode: "expectReplies" }, sending()],
  ["an invoke", invoke, sending(invokeResponse({ type: "application/vnd.microsoft.card.adaptive" }))],
  ["an invoke without a body", invoke, sending(invokeResponse())],
  ["an invoke that is answered with nothing", invoke, sending({ type: "invokeResponse" })],
  ["an invoke that is not answered", invoke, sending()],
  ["an invoke and a message", invoke, sending(say("one"), invokeResponse())],
  ["an invoke with expectReplies", { ...invoke, deliveryMode: "expectReplies" }, sending(invokeResponse())],
  ["a service that refuses the third", personal, sending(say("one"), say("two"), say("three"))],
  ["logic that throws", personal, () => Promise.reject(new Error("Broken."))],
])("a turn comes to the same as the SDK's: %s", async (_, fields, logic) => {
  const expected = await record(sdk, fields, logic);
  expect(await record(ours, fields, logic)).toEqual(expected);
});

it("a turn of a caller whom nobody can answer fails before it begins", async () => {
  const activity = toSdkActivity(personal);
  const known = await authentication.authenticateRequest(activity, "");
  const logic = jest.fn(() => Promise.resolve());
  const { connectorFactory, ...caller } = known;
  expect(connectorFactory).toBeDefined();
  await expect(ours.run(caller, activity, logic)).rejects.toThrow("ConnectorClient");
  await expect(sdk.run(caller, activity, logic)).rejects.toThrow("ConnectorClient");
  expect(logic).not.toHaveBeenCalled();
});
