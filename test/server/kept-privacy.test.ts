import { stringsFor } from "../../src/locale";
import { readActivity } from "../fixtures/activities/read-activity";
import { foundIn } from "../private-forms";
import { samplePrivatePastes } from "../private-pastes";
import { sqlite } from "../store/engines";
import { ADMIN, startConnector, startKeptServer } from "./start-kept-server";
import { recordOutput } from "./record-output";

const PASTES = 500;

const ASK = /"verb":"ask","gap":"([0-9a-f]{12})"/u;
const FEEDBACK = /"verb":"feedback","article":"([a-z0-9-]+)"/u;

/** The tables of both engines are looked at by test/store/private-data.test.ts; here it is the way to them. */
describe("five hundred pastes full of private data, sent to the running server", () => {
  it("leave nothing private in any table, log, admin's card or question to the experts", async () => {
    const output = recordOutput();
    const at = await sqlite.createPlace();
    const server = await startKeptServer(at.place);
    const connector = await startConnector();
    const admin = { ...readActivity("message-personal"), attachments: [], from: { id: "29:0", aadObjectId: ADMIN } };
    const conversation = { id: "19:experts@thread.tacv2", conversationType: "channel" };
    await server.post({ ...admin, id: "here", text: "experts here", conversation, serviceUrl: connector.url });

    const pastes = samplePrivatePastes(PASTES);
    for (const [index, { text, secrets }] of pastes.entries()) {
      // Who asks and where is private, too.
      const { given, family, digits, domain } = secrets;
      const activity = {
        ...readActivity("message-personal"),
        attachments: [],
        id: `${digits}-${index}`,
        from: { id: `29:${family}${digits}`, name: `${given} ${family}`, aadObjectId: digits },
        conversation: { id: `a:${domain}${digits}`, conversationType: "personal" },
      };
      const answer = await server.ask({ ...activity, text });
      const data = toButton(answer);
      if (data === undefined) continue;
      await settle(() => server.kept.keeper?.state.waiting === 0);
      const value = { action: { type: "Action.Execute", verb: "x", data } };
      await server.ask({
        ...activity,
        type: "invoke",
        name: "adaptiveCard/action",
        id: `${digits}-${index}-press`,
        replyToId: digits,
        text: "",
        value,
      });
    }
    const cards = await Promise.all(
      ["kb gaps", "kb status", "kb 缺口"].map((text, index) => server.ask({ ...admin, id: `admin-${index}`, text })),
    );
    const ready = JSON.stringify(await server.ready());
    await server.close();
    await connector.close();
    output.restore();
    const tables = await at.dump();
    await at.remove();

    const questions = connector.received.map(({ activity }) => JSON.stringify(activity));
    const everything = [tables, ...server.log.lines, ...output.written, ready, ...cards, ...questions].join("\n");
    // Digests and ids of gaps hold any six digits sooner or later.
    const readable = everything.replaceAll(/[0-9a-f]{64}|\b[0-9a-f]{12}\b/gu, "");
    expect(pastes.flatMap(({ secrets }) => foundIn(readable, secrets))).toEqual([]);
    // It is no proof to have kept nothing.
    expect(server.kept.keeper?.state).toMatchObject({ waiting: 0, dropped: 0 });
    expect(server.kept.keeper?.state.written).toBeGreaterThan(PASTES / 2);
    expect(tables).toContain("access denied");
    expect(questions.filter((card) => card.includes(stringsFor("en").experts.question)).length).toBeGreaterThan(50);
    expect(readable).toContain('"outcome":"experts-asked"');
    expect(cards[0]).toContain("access denied");
  }, 180_000);
});

/** The button of an answer that leaves something behind. */
function toButton(answer: string): object | undefined {
  const gap = ASK.exec(answer)?.[1];
  const article = FEEDBACK.exec(answer)?.[1];
  if (gap !== undefined) return { format: 1, verb: "ask", gap, locale: "en" };
  return article === undefined ? undefined : { format: 1, verb: "feedback", article, locale: "en", helped: false };
}

/** Resolves when what was noted is written: nobody presses a button as fast as this test. */
async function settle(holds: () => boolean): Promise<void> {
  const until = Date.now() + 10_000;
  while (!holds() && Date.now() < until) await new Promise((resolve) => setImmediate(resolve));
}
