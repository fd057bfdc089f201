import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { toDiagnosisCard, toReplacementCard, toWelcomeCard } from "./stub-cards";

/** An activity as the page sent it. */
type Sent = Readonly<Record<string, unknown>>;

/** A server that has the page's folder and canned answers in place of the bot. */
export interface StubServer {
  readonly origin: string;
  /** What was posted to /api/messages, oldest first. */
  readonly sent: Sent[];
  /** The status for messages to come. */
  status: number;
  close(): Promise<void>;
}

// As strict as the real server (src/server/security-headers.ts).
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};
const RENDERER = createRequire(__filename).resolve("adaptivecards/dist/adaptivecards.min.js");
const CARD = "application/vnd.microsoft.card.adaptive";

function toReplies(activity: Sent, origin: string): object[] {
  if (activity["type"] === "invoke") {
    return [
      {
        type: "invokeResponse",
        value: { status: 200, body: { statusCode: 200, type: CARD, value: toReplacementCard() } },
      },
    ];
  }
  const content =
    activity["type"] === "conversationUpdate" ? toWelcomeCard(String(activity["locale"])) : toDiagnosisCard(origin);
  return [{ type: "message", text: "plain text of the card", attachments: [{ contentType: CARD, content }] }];
}

function toFile(folder: string, url: string): string | undefined {
  if (url === "/") return join(folder, "index.html");
  if (url === "/preview") return join(folder, "preview.html");
  if (url === "/assets/adaptivecards.js") return RENDERER;
  const name = /^\/assets\/([\w-]+\.(?:js|css))$/u.exec(url)?.[1];
  return name === undefined ? undefined : join(folder, name);
}

async function sendFile(file: string | undefined, response: ServerResponse): Promise<void> {
  const content = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || !content) {
    response.writeHead(404);
    response.end();
    return;
  }
  // Unchained: restify, once loaded in the same process, patches writeHead of every server to return nothing.
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-security-policy": CSP,
  });
  response.end(content);
}

async function readActivity(request: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Sent;
}

/** Starts the stub on a free port. */
export async function startStubServer(folder: string): Promise<StubServer> {
  const sent: Sent[] = [];
  const stub = { status: 200 };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") {
      await sendFile(toFile(folder, request.url ?? ""), response);
      return;
    }
    const activity = await readActivity(request);
    sent.push(activity);
    if (stub.status === 200) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ activities: toReplies(activity, origin) }));
    } else {
      response.writeHead(stub.status);
      response.end();
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return Object.assign(stub, {
    origin,
    sent,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}
