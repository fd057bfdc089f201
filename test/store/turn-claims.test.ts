import { createTurnClaims, type TurnClaims } from "../../src/store";
import { createFakeClock, type FakeClock } from "./fake-clock";

/** What replicas share. */
class StubClaims {
  readonly taken = new Map<string, number>();
  held = 0;
  answer: "at once" | "never" | "fault" = "at once";
  asked = 0;
  constructor(private readonly clock: FakeClock) {}
  readonly claim = (id: string, ms: number): Promise<boolean> => {
    this.asked++;
    if (this.answer === "never") return new Promise(() => undefined);
    if (this.answer === "fault") return Promise.reject(new Error("down"));
    const now = this.clock.now().getTime();
    const isFirst = (this.taken.get(id) ?? 0) <= now;
    if (isFirst) this.taken.set(id, now + ms);
    return Promise.resolve(isFirst);
  };
  readonly hold = (ids: readonly string[], ms: number): Promise<void> => {
    if (this.answer === "never") return new Promise(() => undefined);
    if (this.answer === "fault") return Promise.reject(new Error("down"));
    this.held++;
    for (const id of ids) this.taken.set(id, this.clock.now().getTime() + ms);
    return Promise.resolve();
  };
  readonly release = (id: string): Promise<void> => {
    if (this.answer === "fault") return Promise.reject(new Error("down"));
    this.taken.delete(id);
    return Promise.resolve();
  };
}

describe("turn claims", () => {
  let clock: FakeClock;
  let shared: StubClaims;
  let unsure: number;
  let replicas: [TurnClaims, TurnClaims];

  beforeEach(() => {
    clock = createFakeClock();
    shared = new StubClaims(clock);
    unsure = 0;
    const create = () => createTurnClaims({ claims: shared, clock, onUnsure: () => unsure++ });
    replicas = [create(), create()];
  });

  it("are given to one replica", async () => {
    const [one, other] = replicas;
    expect(await Promise.all([one.claim("a"), other.claim("a"), one.claim("a")])).toEqual([true, false, false]);
    expect(await other.claim("b")).toBe(true);
    expect(unsure).toBe(0);
  });

  it("can be given back", async () => {
    const [one, other] = replicas;
    await one.claim("a");
    one.release("a");
    expect(await other.claim("a")).toBe(true);
  });

  it.each(["fault", "never"] as const)(
    "do not keep a turn from its answer when the store is away (%s)",
    async (answer) => {
      const [one] = replicas;
      shared.answer = answer;
      const claim = one.claim("a");
      await clock.advance(250);
      expect(await claim).toBe(true);
      expect(unsure).toBe(1);
      expect(await one.claim("a")).toBe(false);
      one.release("a");
    },
  );

  it("do not wait again and again for a store that is away, and ask it again when it has rested", async () => {
    const [one] = replicas;
    shared.answer = "never";
    const first = one.claim("a");
    await clock.advance(250);
    await first;
    expect(await one.claim("b")).toBe(true);
    expect(shared.asked).toBe(1);
    shared.answer = "at once";
    await clock.advance(250);
    expect(await one.claim("c")).toBe(true);
    expect(shared.asked).toBe(2);
    expect(unsure).toBe(2);
  });

  it("let only one turn at a time wait for a store that is away", async () => {
    const [one] = replicas;
    shared.answer = "never";
    const first = one.claim("a");
    await clock.advance(500);
    await first;
    const second = one.claim("b");
    expect(await Promise.all(["c", "d", "e"].map((id) => one.claim(id)))).toEqual([true, true, true]);
    await clock.advance(250);
    expect(await second).toBe(true);
    expect([shared.asked, unsure]).toEqual([2, 5]);
  });

  it("do not give a store up that is slow with one of them", async () => {
    const [one] = replicas;
    shared.answer = "never";
    const slow = one.claim("a");
    shared.answer = "at once";
    expect(await one.claim("b")).toBe(true);
    await clock.advance(250);
    expect(await slow).toBe(true);
    shared.taken.set("c", Number.POSITIVE_INFINITY);
    expect(await one.claim("c")).toBe(false);
    expect(unsure).toBe(1);
  });

  it("pass to another replica when one died before it answered, before the activity is repeated", async () => {
    const [, other] = replicas;
    expect(await shared.claim("a", 10_000)).toBe(true);
    expect(await other.claim("a")).toBe(false);
    await clock.advance(15_000);
    expect(await other.claim("a")).toBe(true);
  });

  it("stay with who is slow, and with who has answered", async () => {
    const [one, other] = replicas;
    await one.claim("a");
    await clock.advance(100_000);
    expect(await other.claim("a")).toBe(false);
    one.settle("a");
    await clock.advance(100_000);
    expect(await other.claim("a")).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it("are not held for ever by a turn that does not end", async () => {
    const [one, other] = replicas;
    await one.claim("a");
    await clock.advance(600_000);
    expect(await other.claim("a")).toBe(true);
  });

  it("tell the store of what was answered while it was away, before that is repeated", async () => {
    const [one, other] = replicas;
    shared.answer = "fault";
    expect(await one.claim("a")).toBe(true);
    one.settle("a");
    await clock.advance(10_000);
    shared.answer = "at once";
    await clock.advance(5_000);
    expect(await other.claim("a")).toBe(false);
    expect(unsure).toBe(1);
  });

  it("tell the store what it does not know yet when they are closed", async () => {
    const one = createTurnClaims({ claims: shared, clock });
    await one.claim("a");
    await one.claim("b");
    one.settle("a");
    await one.close(1_000);
    expect(shared.held).toBe(1);
    expect(clock.pending).toBe(0);
  });

  it("forget what is long past", async () => {
    const [one] = replicas;
    await one.claim("a");
    one.settle("a");
    await clock.advance(600_000);
    expect(await one.claim("a")).toBe(true);
  });

  it("leave no timer behind", async () => {
    const [one, other] = replicas;
    await Promise.all([one.claim("a"), other.claim("a"), one.claim("b")]);
    one.settle("a");
    one.release("b");
    await clock.advance(0);
    expect(clock.pending).toBe(0);
  });
});
