import { request as httpRequest, type IncomingMessage } from "node:http";

/** A client of server-sent events, as far as the tests need one. */
export interface EventClient {
  readonly response: IncomingMessage;
  /** The next event's name; rejects when the stream ends before. */
  next(): Promise<string>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  /** Goes away, as a page that is closed. */
  leave(): void;
}

/** Opens a stream on a connection of its own. */
export function openEvents(url: string): Promise<EventClient> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { agent: false, headers: { Accept: "text/event-stream" } }, (response) => {
      const events: string[] = [];
      const waiting: { resolve: (event: string) => void; reject: (error: Error) => void }[] = [];
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        const blocks = (rest + chunk).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          const event = /^event: (.+)$/mu.exec(block)?.[1];
          if (event === undefined) continue;
          const first = waiting.shift();
          if (first === undefined) events.push(event);
          else first.resolve(event);
        }
      });
      const ended = new Promise<void>((finish) => {
        response.once("close", () => {
          for (const { reject: fail } of waiting) fail(new Error("The stream has ended."));
          finish();
        });
      });
      resolve({
        response,
        next() {
          const event = events.shift();
          if (event !== undefined) return Promise.resolve(event);
          return new Promise((heard, failed) => waiting.push({ resolve: heard, reject: failed }));
        },
        ended,
        leave: () => request.destroy(),
      });
    });
    request.on("error", reject);
    request.end();
  });
}
