import type { Config } from "../config";
import type { MetricsOptions } from "../metrics";
import type { Tracing } from "../tracing";

/** Loaded only where it is asked for: it takes longer than everything else of a start. */
export async function startTracing(
  { traces }: Config,
  onFault: (fault: unknown) => void,
): Promise<Tracing | undefined> {
  if (traces === undefined) return undefined;
  const { openTracing } = await import("../tracing/index.js");
  return openTracing({ ...traces, onFault });
}

/** The same. */
export async function startMetrics({ metrics: place }: Config, sources: MetricsOptions) {
  if (place === undefined) return undefined;
  const { createMetrics, serveMetrics } = await import("../metrics/index.js");
  const metrics = createMetrics(sources);
  return { ...metrics, serve: () => serveMetrics(metrics, place) };
}
