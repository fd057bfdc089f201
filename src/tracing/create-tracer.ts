import { AsyncLocalStorage } from "node:async_hooks";
import { ROOT_CONTEXT, SpanStatusCode, trace, type Context, type Span, type Tracer as Api } from "@opentelemetry/api";
import { parseTraceParent } from "@opentelemetry/core";
import type { Tracer } from "../trace";

/** Makes our tracer of OpenTelemetry's. The span that runs now follows promises and callbacks, as AsyncLocalStorage does. */
export function createTracer(api: Api) {
  const running = new AsyncLocalStorage<Context>();
  const tracer: Tracer = {
    span(name, work, parent) {
      const outer = running.getStore() ?? toRemote(parent);
      const span = api.startSpan(name, {}, outer);
      return running.run(trace.setSpan(outer, span), () => {
        try {
          const result = work({
            set: (fields) => {
              for (const [key, value] of Object.entries(fields)) if (value !== undefined) span.setAttribute(key, value);
            },
            fail: (type) => {
              markFailed(span, type);
            },
          });
          if (!(result instanceof Promise)) span.end();
          // Beside the promise that is handed on: whoever waits for that one hears of its rejection.
          else
            void result
              .catch((error: unknown) => {
                markFailed(span, toType(error));
              })
              .finally(() => {
                span.end();
              });
          return result;
        } catch (error) {
          markFailed(span, toType(error));
          span.end();
          throw error;
        }
      });
    },
  };
  const context = () => {
    const span = trace.getSpanContext(running.getStore() ?? ROOT_CONTEXT);
    return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
  };
  return { tracer, context };
}

/** The caller's span, where a request names one in W3C Trace Context. */
function toRemote(parent: string | undefined): Context {
  const found = parent === undefined ? null : parseTraceParent(parent);
  return found === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...found, isRemote: true });
}

function markFailed(span: Span, type: string): void {
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** An error's message can hold what was pasted: only its name is kept, and no stack. */
function toType(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
