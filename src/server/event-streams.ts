import type { IncomingMessage, ServerResponse } from "node:http";
import { SECURITY_HEADERS } from "./security-headers";

/** Server-sent events to every page that listens (HTML standard, "Server-sent events"). */
export interface EventStreams {
  /** Keeps a response open as a stream; resolves when it has ended, whoever ended it. */
  open(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Tells every stream of an event. */
  send(event: string): void;
  /** Ends every stream, and those opened later at once. */
  close(): void;
}

/** Proxies and laptops drop connections that are silent for a minute; a comment line keeps them. */
const HEARTBEAT_MS = 20_000;
/** How soon a page whose stream broke tries again. */
const RETRY_MS = 1_000;

/** No streams yet. Each begins with `event`, since what happened before it was open was heard by nobody. */
export function createEventStreams(event: string): EventStreams {
  const streams = new Set<ServerResponse>();
  let heartbeat: NodeJS.Timeout | undefined;
  let isClosed = false;

  function write(stream: ServerResponse, text: string): void {
    // Events are small and rare: whoever leaves so much unread is not there any more.
    if (!stream.write(text)) stream.destroy();
  }

  function writeAll(text: string): void {
    for (const stream of streams) write(stream, text);
  }

  return {
    open: (request, response) =>
      new Promise((resolve) => {
        response.once("close", () => {
          streams.delete(response);
          if (streams.size === 0) clearInterval(heartbeat);
          resolve();
        });
        response.writeHead(200, {
          "Content-Type": "text/event-stream; charset=utf-8",
          "Cache-Control": "no-store",
          ...SECURITY_HEADERS,
        });
        if (isClosed) {
          response.end();
          return;
        }
        request.socket.setNoDelay(true);
        if (streams.size === 0) {
          heartbeat = setInterval(() => {
            writeAll(":\n\n");
          }, HEARTBEAT_MS);
          heartbeat.unref();
        }
        streams.add(response);
        write(response, `retry: ${RETRY_MS}\n\n${toEventText(event)}`);
      }),
    send(name) {
      writeAll(toEventText(name));
    },
    close() {
      isClosed = true;
      for (const stream of streams) stream.end();
    },
  };
}

function toEventText(event: string): string {
  return `event: ${event}\ndata:\n\n`;
}
