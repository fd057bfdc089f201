import { Agent, request } from "node:http";

/** What became of a request: a status with what was said, or the code of the broken connection. */
export type HttpOutcome =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "broken"; readonly code: string };

/** Connections are kept, as a load balancer keeps them: not as long as the server, so that none is used while that closes it. */
const agent = new Agent({ keepAlive: true, maxSockets: 200, timeout: 20_000 });

/** Posts JSON to this machine. `limitMs`: after that the answer is not waited for any more. */
export function postJson(port: number, path: string, body: string, limitMs: number): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    const posted = request(
      {
        agent,
        host: "127.0.0.1",
        port,
        path,
        method: "POST",
        headers: { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(body) },
      },
      (response) => {
        let text = "";
        response
          .setEncoding("utf8")
          .on("data", (part: string) => (text += part))
          .once("end", () => {
            clearTimeout(timer);
            resolve({ kind: "answered", status: response.statusCode ?? 0, text });
          })
          .once("error", fail);
      },
    );
    const fail = (error: NodeJS.ErrnoException): void => {
      clearTimeout(timer);
      resolve({ kind: "broken", code: error.code ?? error.message });
    };
    const timer = setTimeout(() => {
      posted.destroy(Object.assign(new Error("No answer in time."), { code: "TIMEOUT" }));
    }, limitMs);
    posted.once("error", fail);
    posted.end(body);
  });
}

/** The JSON at an address of this machine. */
export async function askJson(port: number, path: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_000) });
  return response.json();
}
