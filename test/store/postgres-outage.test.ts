import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import {
  createRecorder,
  createStore,
  createTurnClaims,
  type Feedback,
  type Recorder,
  type ReleaseDraft,
  type Store,
  type TurnClaims,
} from "../../src/store";
import { followReleases } from "../../src/store/follow-releases";
import { describeOnPostgres, POSTGRES_URL, query, useStores, type Place } from "./engines";
import { createFakeClock } from "./fake-clock";

const feedback = (id: string): Feedback => ({
  id,
  article: "spf-violation",
  helped: true,
  kind: "identified",
  locale: "en",
  day: "2026-11-24",
});
const draft = (content: string, base: number): ReleaseDraft => ({
  files: [{ name: "a.json", content }],
  author: "admin",
  note: "",
  changes: [],
  base,
});

/** Ends every connection whose tables are in a place's schema. */
async function endConnections(at: Place, only = ""): Promise<number> {
  const { place } = at;
  const schema = place.kind === "postgres" ? (place.schema ?? "") : "";
  // The application name tells this place's connections from those of other tests.
  const { rows } = await query<{ ended: boolean }>(
    "select pg_terminate_backend(pid) as ended from pg_stat_activity where application_name = $1 and query like $2",
    [`medic ${schema}`, `${only}%`],
  );
  return rows.length;
}

/** The place with a name on its connections. */
function named({ place, ...at }: Place): Place {
  if (place.kind !== "postgres") return { place, ...at };
  const url = `${place.url}?application_name=${encodeURIComponent(`medic ${place.schema ?? ""}`)}`;
  return { ...at, place: { ...place, url } };
}

/** Resolves when a recorder has nothing left to write. */
async function drained(recorder: Recorder): Promise<void> {
  await eventually(() => recorder.state.waiting === 0);
}

/** Resolves when a question has the answer that is waited for. */
async function eventually(holds: () => boolean): Promise<void> {
  const until = Date.now() + 20_000;
  while (!holds() && Date.now() < until) await new Promise((resolve) => setImmediate(resolve));
  expect(holds()).toBe(true);
}

/** Recorders to be closed when a test is over, however it ends: one with something to write goes on trying. */
const recorders: Recorder[] = [];
const recorderOf = (store: Store, onFault?: (code: string | undefined) => void): Recorder => {
  const recorder = createRecorder({ store, ...(onFault === undefined ? {} : { onFault }) });
  recorders.push(recorder);
  return recorder;
};
/** Claims of turns that do not end, to be closed likewise. */
const turnClaims: ReturnType<typeof createTurnClaims>[] = [];
const claimsOn = (store: Store): TurnClaims => {
  const claims = createTurnClaims({ claims: store.claims });
  turnClaims.push(claims);
  return claims;
};
afterEach(async () => {
  await Promise.all([...recorders.splice(0), ...turnClaims.splice(0)].map((one) => one.close(0)));
});

describeOnPostgres("PostgreSQL", (engine) => {
  const open = useStores(engine);

  it("tells of another release by itself, and again after the line was cut", async () => {
    const at = named(await engine.createPlace());
    const { store: publisher } = await open(undefined, at);
    const { store } = await open(undefined, at);
    const moves: (number | undefined)[] = [];
    const seen = (move: number): Promise<void> => eventually(() => moves.includes(move));
    const follower = followReleases({
      releases: store.releases,
      take: (release) => {
        moves.push(release?.move);
        return Promise.resolve();
      },
      // It stands still: nothing is found by looking again and again.
      clock: createFakeClock(),
    });
    await publisher.releases.publish(draft("one", 0));
    await seen(1);
    await eventually(() => moves.length >= 2);
    expect(await endConnections(at, "listen")).toBe(1);
    await publisher.releases.publish(draft("two", 1));
    await seen(2);
    await publisher.releases.rollback(1, "admin");
    await seen(3);
    follower.close();
  });

  it("keeps every feedback once while connections are ended again and again", async () => {
    const at = named(await engine.createPlace());
    const stores: Store[] = [];
    for (let number = 0; number < 5; number++) stores.push((await open(undefined, at)).store);
    for (const store of stores) recorderOf(store);
    const facts = { codes: ["550 5.7.999"], words: ["access denied"], sources: [], marks: [] };
    let ended = 0;
    for (let round = 0; round < 6; round++) {
      for (const [replica, recorder] of recorders.entries()) {
        for (let number = 0; number < 100; number++) {
          expect(recorder.recordFeedback(feedback(`${replica} ${round} ${number}`))).toBe(true);
        }
        for (let number = 0; number < 20; number++) {
          recorder.recordGap({ id: `${replica} ${round} ${number}`, facts, day: "2026-11-24" });
        }
      }
      await new Promise((resolve) => setImmediate(resolve));
      ended += await endConnections(at);
    }
    await Promise.all(recorders.map(drained));
    expect(ended).toBeGreaterThan(5);
    expect(await stores[0]?.feedback.list()).toMatchObject([{ helped: 3000 }]);
    expect(await stores[1]?.gaps.list()).toMatchObject([{ count: 600 }]);
    expect(recorders.map(({ state }) => state.dropped)).toEqual([0, 0, 0, 0, 0]);
  });

  it("may stop answering: turns go on, feedback waits, and all is written when it answers again", async () => {
    const { place } = await engine.createPlace();
    const schema = place.kind === "postgres" ? (place.schema ?? "") : "";
    const line = await createLine();
    const { store } = await open(undefined, {
      place: { kind: "postgres", url: POSTGRES_URL.replace(":5432", `:${line.port}`), schema },
      dump: () => Promise.resolve(""),
      run: () => Promise.resolve(),
      remove: async () => {
        line.close();
        await query(`drop schema if exists ${schema} cascade`);
      },
    });
    await store.open();
    const recorder = recorderOf(store);
    const claims = claimsOn(store);
    expect(await claims.claim("before")).toBe(true);

    line.hold();
    recorder.recordFeedback(feedback("1"));
    const started = performance.now();
    expect(await claims.claim("meanwhile")).toBe(true);
    for (let number = 0; number < 1000; number++) expect(await claims.claim(`later ${number}`)).toBe(true);
    expect(performance.now() - started).toBeLessThan(1_000);
    // The write gives up by itself; what hangs on the held line is not used again.
    await eventually(() => recorder.state.retries > 0);
    line.resume();
    recorder.recordFeedback(feedback("2"));
    await drained(recorder);
    expect(await store.feedback.list()).toMatchObject([{ helped: 2 }]);
  });

  it("is told by one replica what that answered meanwhile, before another gets it again", async () => {
    const { store: away, at } = await open();
    const { store } = await open(undefined, at);
    let isAway = true;
    const word = <Word>(ask: () => Promise<Word>) => (isAway ? Promise.reject(new Error("away")) : ask());
    const one = createTurnClaims({
      claims: {
        claim: (id, ms) => word(() => away.claims.claim(id, ms)),
        hold: (ids, ms) => word(() => away.claims.hold(ids, ms)),
        release: (id) => word(() => away.claims.release(id)),
      },
    });
    turnClaims.push(one);
    expect(await one.claim("a")).toBe(true);
    one.settle("a");
    isAway = false;
    await one.close(5_000);
    expect(await claimsOn(store).claim("a")).toBe(false);
  });
});

it("may be away from the start: nothing waits for it, and the reason is told", async () => {
  const line = await createLine();
  line.close();
  const store = createStore({ kind: "postgres", url: POSTGRES_URL.replace(":5432", `:${line.port}`) });
  const faults: (string | undefined)[] = [];
  const recorder = recorderOf(store, (code) => faults.push(code));
  expect(recorder.recordFeedback(feedback("1"))).toBe(true);
  expect(await claimsOn(store).claim("a")).toBe(true);
  await eventually(() => faults.length > 0);
  expect(faults).toEqual(["ECONNREFUSED"]);
  await recorder.close(0);
  expect(recorder.state).toMatchObject({ waiting: 0, dropped: 1 });
  await store.close();
});

/** A line to the database that can be held: bytes stay where they are, and nobody is told. */
async function createLine(): Promise<{ port: number; hold(): void; resume(): void; close(): void }> {
  const sockets = new Set<Socket>();
  let isHeld = false;
  const server = createServer((near) => {
    const far = connect(5432, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on("data", (bytes) => (socket === near ? far : near).write(bytes));
      if (isHeld) socket.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const all = (change: (socket: Socket) => void): void => {
    for (const socket of sockets) change(socket);
  };
  return {
    port: (server.address() as AddressInfo).port,
    hold() {
      isHeld = true;
      all((socket) => socket.pause());
    },
    resume() {
      isHeld = false;
      all((socket) => socket.resume());
    },
    close() {
      server.close();
      all((socket) => socket.destroy());
    },
  };
}
