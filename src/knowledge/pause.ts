/** How long reading holds up other work before it lets turns through. */
const SLICE_MS = 5;

/** Lets other work through whenever a slice of time is used up. */
export function createPause(): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  };
}
