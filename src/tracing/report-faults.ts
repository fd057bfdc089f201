import type { SpanExporter } from "@opentelemetry/sdk-trace";

/** The same exporter, which tells when it begins to fail and when it is well again. */
export function reportFaults(exporter: SpanExporter, onFault: (error: unknown) => void): SpanExporter {
  let isFailing = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const fails = result.error !== undefined;
        if (fails !== isFailing) onFault(result.error);
        isFailing = fails;
        done(result);
      });
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
}
