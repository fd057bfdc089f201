/** A turn waits no longer than this for one slice; some steps go a little beyond it. */
const SLICE_MS = 0.5;

/** Takes steps in slices of time, and lets turns through between them. */
export async function inSlices(steps: Iterator<unknown>): Promise<void> {
  let started = performance.now();
  while (steps.next().done !== true) {
    if (performance.now() - started < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  }
}
