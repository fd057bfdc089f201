import type { IncomingMessage } from "node:http";
import { NO_TRACER, type Tracer } from "../trace";
import type { HttpAnswer } from "./http-answer";

/**
 * Times the answering of a POST below the caller's span, with the attributes of OpenTelemetry's HTTP conventions. Other
 * requests are not timed: probes and downloads would bury these.
 */
export function traceRequest(
  tracer: Tracer,
  request: IncomingMessage,
  route: string,
  answer: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  if (tracer === NO_TRACER || request.method !== "POST") return answer();
  const { traceparent, "content-length": length } = request.headers;
  return tracer.span(
    `POST ${route}`,
    async (span) => {
      const given = await answer();
      span.set({
        "http.request.method": "POST",
        "http.route": route,
        "http.request.body.size": length === undefined ? undefined : Number(length),
        "http.response.status_code": given.status,
      });
      if (given.status >= 500) span.fail(String(given.status));
      return given;
    },
    typeof traceparent === "string" ? traceparent : undefined,
  );
}
