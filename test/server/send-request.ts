import { request as httpRequest } from "node:http";
import { connect } from "node:net";

/** A request as a hostile client builds it: nothing is added or mended. */
export interface TestRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Send in pieces without Content-Length. */
  readonly chunked?: boolean;
}

/** What came back. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Sends one request on a connection of its own. */
export function sendRequest(url: string, { method = "GET", headers = {}, body, chunked = false }: TestRequest = {}) {
  return new Promise<TestResponse>((resolve, reject) => {
    const bytes = Buffer.from(body ?? "");
    const length = body === undefined || chunked ? {} : { "Content-Length": String(bytes.byteLength) };
    const request = httpRequest(url, { method, headers: { ...length, ...headers }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => void chunks.push(chunk));
      response.on("end", () => {
        const all = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: all, text: all.toString() });
      });
    });
    request.on("error", reject);
    if (!chunked) {
      request.end(bytes);
      return;
    }
    for (let at = 0; at < bytes.byteLength; at += 16_384) request.write(bytes.subarray(at, at + 16_384));
    request.end();
  });
}

/** Posts JSON, or whatever else is passed as text. */
export function postJson(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const text = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return sendRequest(url, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: text });
}

/** Sends bytes that no HTTP client would and returns the first line of the answer. */
export function sendRaw(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write([...lines, "Connection: close", "", ""].join("\r\n")));
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    socket.on("error", reject);
    socket.on("close", () => {
      resolve(answer);
    });
  });
}
