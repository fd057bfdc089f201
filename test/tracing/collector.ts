import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A span as a collector reads it; ids in hexadecimal. */
export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly isFailed: boolean;
}

/** A collector of OTLP in protobuf over HTTP, in small, which keeps what it gets. */
export async function startCollector(answer: { status: number } = { status: 200 }) {
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (answer.status === 200) bodies.push(Buffer.concat(chunks));
      response.writeHead(answer.status, { "Content-Type": "application/x-protobuf" });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    /** All bytes that came, for what must not stand in them. */
    bytes: () => Buffer.concat(bodies),
    spans: () => bodies.flatMap(readSpans),
    resource: () => bodies.flatMap((body) => inner(body, 1).flatMap((spans) => inner(spans, 1).map(readAttributes(1)))),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** opentelemetry-proto, collector/trace/v1 and trace/v1: request 1 → resource spans 2 → scope spans 2 → span. */
function readSpans(body: Buffer): ReceivedSpan[] {
  const spans = inner(body, 1).flatMap((resource) => inner(resource, 2).flatMap((scope) => inner(scope, 2)));
  return spans.map((span) => ({
    traceId: inner(span, 1)[0]?.toString("hex") ?? "",
    spanId: inner(span, 2)[0]?.toString("hex") ?? "",
    parentId: inner(span, 4)[0]?.toString("hex") ?? "",
    name: inner(span, 5)[0]?.toString() ?? "",
    attributes: readAttributes(9)(span),
    isFailed: inner(span, 15).some((status) => fields(status).some(({ id, value }) => id === 3 && value === 2)),
  }));
}

function readAttributes(field: number) {
  return (message: Buffer): Record<string, string | number> =>
    Object.fromEntries(
      inner(message, field).map((pair) => {
        const [value] = inner(pair, 2).flatMap(fields);
        const read = Buffer.isBuffer(value?.value) ? value.value.toString() : (value?.value ?? "");
        return [inner(pair, 1)[0]?.toString() ?? "", read];
      }),
    );
}

/** The length-delimited fields of this number. */
function inner(message: Buffer, field: number): Buffer[] {
  return fields(message).flatMap(({ id, value }) => (id === field && Buffer.isBuffer(value) ? [value] : []));
}

/** The fields of a protobuf message: numbers for varints, bytes for the rest. */
function fields(message: Buffer): { id: number; value: number | Buffer }[] {
  const found: { id: number; value: number | Buffer }[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Buffer => message.subarray(at, (at += length));
  while (at < message.length) {
    const tag = varint();
    const wire = tag & 7;
    const value = wire === 0 ? varint() : take(wire === 1 ? 8 : wire === 5 ? 4 : varint());
    found.push({ id: tag >>> 3, value });
  }
  return found;
}
