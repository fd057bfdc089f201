export { createMetrics, type Metrics, type MetricsOptions } from "./create-metrics";
export { serveMetrics } from "./serve-metrics";
