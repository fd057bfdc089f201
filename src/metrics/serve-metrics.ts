import { createServer } from "node:http";
import type { Metrics } from "./create-metrics";

/** A listening server of metrics. */
export interface MetricsServer {
  readonly url: string;
  close(): void;
}

/** A scrape is one short request. */
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * Serves `GET /metrics` and nothing else, on a port of its own: the bot's port faces the internet, and nobody there has to see
 * how a tenant uses it. Rejects when the port is taken.
 */
export function serveMetrics(
  metrics: Pick<Metrics, "read">,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body = ""): void => {
      response.writeHead(status, headers);
      response.end(body);
    };
    if (request.url !== "/metrics" || request.method !== "GET") {
      answer(404);
      return;
    }
    metrics.read().then(
      ({ contentType, text }) => {
        answer(200, { "Content-Type": contentType, "Cache-Control": "no-store" }, text);
      },
      () => {
        answer(500);
      },
    );
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  // A process whose own server could not start must end.
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      const name = host.includes(":") ? `[${host}]` : host;
      resolve({
        url: `http://${name}:${bound}/metrics`,
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
