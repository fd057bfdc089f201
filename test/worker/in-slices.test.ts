import { inSlices } from "../../src/worker/in-slices";

function* busySteps(count: number, ms: number, taken: number[]): Generator<void> {
  for (let step = 0; step < count; step++) {
    const ends = performance.now() + ms;
    while (performance.now() < ends);
    taken.push(step);
    yield;
  }
}

it("takes all steps in order, and lets others through every so often", async () => {
  const taken: number[] = [];
  const seen: number[] = [];
  let goesOn = true;
  const look = (): void => {
    seen.push(taken.length);
    if (goesOn) setImmediate(look);
  };
  setImmediate(look);
  await inSlices(busySteps(40, 0.2, taken));
  goesOn = false;
  expect(taken).toEqual(Array.from({ length: 40 }, (_, step) => step));
  const longest = Math.max(...seen.map((count, index) => count - (seen[index - 1] ?? 0)));
  expect(longest).toBeLessThanOrEqual(4);
});

it("does not wait where there is little to do", async () => {
  let turns = 0;
  setImmediate(() => turns++);
  await inSlices(busySteps(3, 0, []));
  expect(turns).toBe(0);
});
