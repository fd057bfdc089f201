import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Tracer } from "../trace";
import { createTracer } from "./create-tracer";
import { reportFaults } from "./report-faults";

/** A tracer, and where its spans go. */
export interface Tracing {
  readonly tracer: Tracer;
  /** Ids of the span that runs now, named as OpenTelemetry names them in logs; empty outside of any. */
  readonly context: () => { readonly trace_id?: string; readonly span_id?: string };
  /** Sends what is left, for at most two seconds. */
  readonly close: () => Promise<void>;
}

/** What tracing is made of. */
export interface TracingOptions {
  /** Takes OTLP in protobuf over HTTP, such as `http://127.0.0.1:4318/v1/traces`. */
  readonly url: string;
  readonly serviceName: string;
  /** Told when spans cannot be handed over any more (the error), and when they can again (undefined). */
  readonly onFault?: (error: unknown) => void;
}

/** A collector that is away must not keep a replica from ending. */
const CLOSE_LIMIT_MS = 2_000;

/**
 * Sends spans to an OpenTelemetry collector, some seconds after they end and many at once; turns never wait for it, and what
 * it cannot take in time is dropped. Nothing else of the process is sent: no host, user or command line.
 */
export function openTracing({ url, serviceName, onFault = () => undefined }: TracingOptions): Tracing {
  const exporter = reportFaults(new OTLPTraceExporter({ url }), onFault);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  return {
    ...createTracer(provider.getTracer("mailflow-medic")),
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, CLOSE_LIMIT_MS);
      });
      // What could not be handed over has been told.
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
    },
  };
}
