export { createMetrics, type Metrics, type MetricsOptions } from "./create-metrics";
export { serveMetrics, type MetricsServer } from "./serve-metrics";
