import { createActivity, type Activity } from "../../bench/replicas/activities";
import type { Delivery } from "../../bench/replicas/balancer";
import type { Replica } from "../../bench/replicas/replica";
import { judge, toLatencies, type Seen } from "../../bench/replicas/verdicts";
import { startConnector, startKeptServer, type KeptServer } from "../server/start-kept-server";
import { describeOnPostgres, type Place } from "../store/engines";

/** Numbers of a paste, of an unknown paste, of a press answered in the response, of a press answered in the conversation. */
const [PASTE, UNKNOWN, PRESS, POSTED_PRESS] = [0, 5, 7, 9];

describeOnPostgres("three replicas", (engine) => {
  let at: Place;
  let replicas: KeptServer[] = [];
  beforeEach(async () => {
    at = await engine.createPlace();
    replicas = await Promise.all([1, 2, 3].map(() => startKeptServer(at.place)));
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.close()));
    await at.remove();
  });

  it("answer every activity once and keep every word once, whoever of them gets it and how often", async () => {
    const connector = await startConnector();
    try {
      const activities = Array.from({ length: 30 }, (_, number) => createActivity(number));
      const post = (activity: Activity): Promise<unknown>[] =>
        replicas.map((replica) => replica.post({ ...(JSON.parse(activity.toBody(connector.url)) as object) }));
      await Promise.all(activities.flatMap(post));
      await Promise.all(activities.slice(0, 10).flatMap(post));
      const answered = connector.received.map(({ path }) => path.split("/").at(-1));
      const posted = activities.filter(({ answer }) => answer === "posted").map(({ id }) => id);
      const unsure = replicas.reduce((sum, { kept }) => sum + (kept.numbers?.unsure ?? 0), 0);
      // A machine that is busy for a quarter of a second makes replicas answer without the store's word.
      if (unsure === 0) expect([...answered].sort()).toEqual([...posted].sort());
      else expect(new Set(answered)).toEqual(new Set(posted));
    } finally {
      await connector.close();
    }
    await waitForQueue(replicas);
    const [{ kept } = { kept: undefined }] = replicas;
    const feedback = await kept?.store.feedback.list();
    expect(feedback?.reduce((sum, { helped, notHelped }) => sum + helped + notHelped, 0)).toBe(9);
    expect(await kept?.store.gaps.list()).toMatchObject([{ count: 3 }]);
  });
});

async function waitForQueue(replicas: readonly KeptServer[]): Promise<void> {
  const until = Date.now() + 20_000;
  while (replicas.some(({ kept }) => kept.numbers?.waiting !== 0) && Date.now() < until) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("the exercise", () => {
  const alive: Replica = {
    name: "1",
    port: 0,
    isAlive: true,
    killedAt: undefined,
    readReadiness: () => Promise.resolve(undefined),
    kill: () => Promise.resolve(),
  };
  const killed: Replica = { ...alive, name: "2", isAlive: false, killedAt: 1_000 };
  const delivery = (activity: Activity, more: Partial<Delivery> = {}): Delivery => ({
    activity,
    replica: alive,
    sentAt: 500,
    ms: 10,
    result: 200,
    hasBody: true,
    ...more,
  });
  const paste = createActivity(PASTE);
  const press = createActivity(PRESS);
  const see = (more: Partial<Seen>): Seen => ({
    activities: [paste, press],
    pairs: new Set(),
    deliveries: [delivery(paste), delivery(press)],
    connector: { answersTo: () => ["1"] },
    feedbackRows: [press.feedbackId ?? ""],
    sightings: 0,
    readiness: [{ release: 1, waiting: 0, written: 1, dropped: 0, unsure: 0 }],
    takeovers: [{ what: "kb publish", release: 2, ms: [100, 1_900] }],
    outages: [{ name: "pause", from: 5_000, to: 6_000 }],
    ...more,
  });
  const failing = (more: Partial<Seen>): string[] =>
    judge(see(more)).flatMap(({ what, holds }) => (holds === false ? [what] : []));

  it("finds nothing where all went well", () => {
    expect(failing({})).toEqual([]);
  });

  it.each<[string, Partial<Seen>, RegExp]>([
    ["a failure of a living replica", { deliveries: [delivery(paste, { result: 500 }), delivery(press)] }, /^failed/u],
    ["an answer that never came", { connector: { answersTo: () => [] } }, /^never answered/u],
    ["a doubled answer", { connector: { answersTo: () => ["1", "3"] } }, /^answered twice/u],
    ["a lost word", { feedbackRows: [] }, /^feedback accepted/u],
    ["a word that nobody gave", { feedbackRows: [press.feedbackId ?? "", "x"] }, /^feedback stored/u],
    ["a gap counted twice", { sightings: 1 }, /^unanswered pastes/u],
    ["a release that came late", { takeovers: [{ what: "kb publish", release: 2, ms: [2_001] }] }, /^kb publish/u],
  ])("finds %s", (_, more, what) => {
    expect(failing(more)).toEqual([expect.stringMatching(what)]);
  });

  it("holds against nobody what died with a replica, or was dropped and counted", () => {
    const cut = delivery(paste, { replica: killed, sentAt: 995, result: "ECONNRESET" });
    const lost = delivery(press, { replica: killed, sentAt: 900 });
    const again = delivery(paste, { sentAt: 16_000 });
    const connector = { answersTo: (id: string) => (id === paste.id ? ["2", "1"] : []) };
    expect(failing({ deliveries: [cut, lost, again], connector, feedbackRows: [] })).toEqual([]);
    const readiness = [{ release: 1, waiting: 0, written: 0, dropped: 1, unsure: 0 }];
    expect(failing({ feedbackRows: [], readiness })).toEqual([]);
  });

  it("sends what Bot Framework sends", () => {
    const gap = createActivity(UNKNOWN);
    expect([paste, gap, press, createActivity(POSTED_PRESS)].map(({ answer, isGap }) => [answer, isGap])).toEqual([
      ["posted", false],
      ["posted", true],
      ["in response", false],
      ["posted", false],
    ]);
    expect(toLatencies([delivery(paste), delivery(press, { ms: 30 })], [{ name: "all", from: 0, to: 1_000 }])).toEqual([
      ["all", "1.0", "2", "30", "30", "30", "30"],
    ]);
  });
});
