import { connect, type Socket } from "node:net";

/** What a server is asked, and for how long. */
export interface LoadOrder {
  readonly port: number;
  /** Whole HTTP/1.1 requests, sent one after the other on every connection. */
  readonly requests: readonly Uint8Array[];
  readonly connections: number;
  /** The load ends after so many turns or so much time, whichever comes first. */
  readonly turns: number;
  readonly ms?: number;
  /** Turns a second over all connections; without it every answer is followed by the next question. */
  readonly rate?: number;
}

/** What came of it. */
export interface LoadResult {
  readonly turns: number;
  /** Answers that were not 200, and connections that broke. */
  readonly failed: number;
  readonly seconds: number;
  /** Time from question to answer, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const HEAD_END = Buffer.from("\r\n\r\n");

/** Puts a load on a server. A client on bare sockets, since a whole HTTP client would take as long as the server. */
export async function runLoad({
  port,
  requests,
  connections,
  turns,
  ms = Number.POSITIVE_INFINITY,
  rate,
}: LoadOrder): Promise<LoadResult> {
  const latencies: number[] = [];
  let asked = 0;
  let failed = 0;
  const started = performance.now();
  const ends = started + ms;

  async function runConnection(): Promise<void> {
    const socket = await open(port);
    const ask = createAsker(socket);
    while (asked < turns && performance.now() < ends) {
      const number = asked;
      asked += 1;
      const request = requests[number % requests.length];
      if (request === undefined) break;
      if (rate !== undefined) await sleepUntil(started + (number * 1000) / rate);
      const sent = performance.now();
      const status = await ask(request);
      latencies.push(performance.now() - sent);
      if (status !== 200) failed += 1;
    }
    socket.destroy();
  }

  await Promise.all(Array.from({ length: connections }, runConnection));
  const seconds = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  return { turns: latencies.length, failed, seconds, p50: at(0.5), p99: at(0.99) };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      resolve(socket);
    });
    socket.setNoDelay(true);
    socket.once("error", reject);
  });
}

/** One question at a time: resolves to the status of its answer, 0 when the connection broke. */
function createAsker(socket: Socket): (request: Uint8Array) => Promise<number> {
  let answered: (status: number) => void = () => undefined;
  let status = 0;
  /** Bytes of the answer's body still to come; -1 while its head is not complete. */
  let missing = -1;
  let head: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    let bytes = chunk.byteLength;
    if (missing < 0) {
      head = head.byteLength === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf(HEAD_END);
      if (end < 0) return;
      const text = head.toString("latin1", 0, end);
      status = Number(text.slice(9, 12));
      missing = Number(/\ncontent-length: *(\d+)/iu.exec(text)?.[1] ?? 0);
      bytes = head.byteLength - end - HEAD_END.byteLength;
      head = Buffer.alloc(0);
    }
    missing -= bytes;
    if (missing > 0) return;
    missing = -1;
    answered(status);
  });
  const giveUp = (): void => {
    answered(0);
  };
  socket.on("error", giveUp).on("close", giveUp);
  return (request) =>
    new Promise((resolve) => {
      answered = resolve;
      if (socket.destroyed) resolve(0);
      else socket.write(request);
    });
}

async function sleepUntil(at: number): Promise<void> {
  const wait = at - performance.now();
  if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
}
