import { createTurnClaims, type TurnClaims } from "../../src/store";
import { createFakeClock, type FakeClock } from "./fake-clock";

/** What replicas share. */
class StubClaims {
  readonly taken = new Set<string>();
  answer: "at once" | "never" | "fault" = "at once";
  asked = 0;
  readonly claim = (id: string): Promise<boolean> => {
    this.asked++;
    if (this.answer === "never") return new Promise(() => undefined);
    if (this.answer === "fault") return Promise.reject(new Error("down"));
    const isFirst = !this.taken.has(id);
    this.taken.add(id);
    return Promise.resolve(isFirst);
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
    shared = new StubClaims();
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
    await clock.advance(1_000);
    expect(await one.claim("c")).toBe(true);
    expect(shared.asked).toBe(2);
  });

  it("forget what is long past", async () => {
    const [one] = replicas;
    await one.claim("a");
    shared.taken.clear();
    await clock.advance(600_000);
    expect(await one.claim("a")).toBe(true);
  });

  it("leave no timer behind", async () => {
    await replicas[0].claim("a");
    expect(clock.pending).toBe(0);
  });
});
