/** How long a run may be. The numbers are chosen for the whole of it to stay below three minutes on two cores. */
export interface Scale {
  readonly rounds: number;
  /** One measurement of one thing, in milliseconds. */
  readonly spanMs: number;
  readonly articles: number;
  /** Sizes of the long logs, in bytes. */
  readonly logBytes: readonly number[];
  readonly turnsForMemory: number;
  /** Phrases that are looked for with typos. */
  readonly typos: number;
}

/** What `npm run bench` measures. */
export const FULL: Scale = {
  rounds: 5,
  spanMs: 300,
  articles: 10_000,
  logBytes: [1_000_000, 10_000_000],
  turnsForMemory: 10_000,
  typos: 200,
};

/** Enough to see that everything runs. */
export const TINY: Scale = { rounds: 1, spanMs: 2, articles: 200, logBytes: [20_000], turnsForMemory: 20, typos: 4 };

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Runs every measurement once a round, in turns, so that all of them meet the same load of the machine; medians. */
export async function interleave<Name extends string>(
  rounds: number,
  measurements: Readonly<Record<Name, () => number | Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(measurements) as Name[];
  const values = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) values.get(name)?.push(await measurements[name]());
  }
  return Object.fromEntries(names.map((name) => [name, median(values.get(name) ?? [])])) as Record<Name, number>;
}

/** Milliseconds of one call: the mean of as many as fit into `spanMs`, at least one. */
export async function timeEach(spanMs: number, call: (turn: number) => unknown): Promise<number> {
  const started = performance.now();
  let calls = 0;
  let elapsed: number;
  do {
    const result = call(calls);
    // Waiting for what is no promise would be measured too.
    if (result instanceof Promise) await result;
    calls += 1;
    elapsed = performance.now() - started;
  } while (elapsed < spanMs);
  return elapsed / calls;
}

/** The same in milliseconds of processor time, other threads of this process included. */
export async function timeCpuEach(spanMs: number, call: (turn: number) => unknown): Promise<number> {
  const before = process.cpuUsage();
  const started = performance.now();
  let calls = 0;
  do {
    const result = call(calls);
    if (result instanceof Promise) await result;
    calls += 1;
  } while (performance.now() - started < spanMs);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
}
