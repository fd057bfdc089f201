import type { AddressInfo } from "node:net";
import restify from "restify";
import type { Bot, Preview } from "../bot";
import type { Channel } from "../channel";
import type { Config } from "../config";
import { toErrorFields, type Logger } from "../log";
import { NO_TRACER, type Tracer } from "../trace";
import { createAssetRoute } from "./asset-route";
import { checkRequest } from "./check-request";
import { createDiagnoseRoute } from "./diagnose-route";
import { createFixesRoute } from "./fixes-route";
import { toHealth, toReadiness, type KeptNumbers } from "./health-routes";
import { toErrorAnswer, type HttpAnswer } from "./http-answer";
import { createMessagesRoute } from "./messages-route";
import { PAGE_PATH, PREVIEW_PATH, readPageAssets } from "./page-assets";
import { createPreviewRoutes } from "./preview-routes";
import { toRouterAnswer } from "./router-answer";
import { setTimeouts } from "./set-timeouts";
import { traceRequest } from "./trace-request";
import { writeAnswer } from "./write-answer";

/** What the web server is made of. */
export interface ServerOptions {
  readonly bot: Bot;
  readonly channel: Channel;
  readonly config: Pick<Config, "host" | "port" | "credentials">;
  readonly log: Logger;
  /** The folder with `index.html` and the other files of the local page. */
  readonly assetsDir: string;
  /** The knowledge preview; it shows files of this machine, so it is served without credentials, to this machine, only. */
  readonly preview?: () => Promise<Preview>;
  /** How the store does, for `/readyz`; absent where none is used. */
  readonly kept?: (() => KeptNumbers) | undefined;
  readonly tracer?: Tracer | undefined;
  /** Told of every request that a route answered. */
  readonly onAnswered?: ((request: AnsweredRequest) => void) | undefined;
}

/** A request, for counting. */
export interface AnsweredRequest {
  /** The route as it is declared, such as `/fixes/:file`: never the address that was asked for. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

/** The web server; it listens when told to. */
export interface MedicServer {
  readonly server: restify.Server;
  /** Binds to the configured address; rejects when it is taken. */
  listen(): Promise<{ readonly url: string }>;
  /** Takes no new connections and resolves when the running requests are answered, or cut off after ten seconds. */
  close(): Promise<void>;
}

/** How long a stop waits for requests that are still running; Kubernetes and systemd wait at least 30 s. */
const DRAIN_LIMIT_MS = 10_000;

/** Puts the routes together. Has no effect outside before `listen`. */
export function createServer({
  bot,
  channel,
  config,
  log,
  assetsDir,
  preview,
  kept,
  tracer = NO_TRACER,
  onAnswered = () => undefined,
}: ServerOptions): MedicServer {
  let isDraining = false;
  // An empty name sends no Server header.
  const server = restify.createServer({ name: "" });
  const { server: http } = server;
  setTimeouts(http);
  server.pre((request, response, next) => {
    if (isDraining) response.setHeader("Connection", "close");
    const refusal = checkRequest(request, config.credentials === undefined);
    if (refusal === undefined) {
      next();
      return;
    }
    writeAnswer(request, response, refusal);
    next(false);
  });
  // restify repeats the socket's errors, and an 'error' that nobody hears ends the process.
  server.on("error", (error: unknown) => {
    log.error("server.failed", toErrorFields(error));
  });
  server.on("restifyError", (request: restify.Request, response: restify.Response, error: unknown) => {
    // Not calling back keeps restify from adding an answer of its own, which would hold the error's message.
    writeAnswer(request, response, toRouterAnswer(error));
  });

  const assets = readPageAssets(assetsDir);
  if (!assets.has(PAGE_PATH)) log.warn("page.missing");
  const asset = createAssetRoute(assets);
  const fixes = createFixesRoute(bot);
  server.post("/api/messages", answerWith("/api/messages", createMessagesRoute(channel)));
  server.post("/api/diagnose", answerWith("/api/diagnose", createDiagnoseRoute(bot)));
  const pages: (readonly [string, Route])[] = [
    [PAGE_PATH, (request) => asset(PAGE_PATH, request)],
    ["/assets/:file", (request) => asset(`/assets/${toParameter(request)}`, request)],
    ["/fixes/:file", (request) => fixes(toParameter(request))],
    ["/healthz", toHealth],
    ["/readyz", () => toReadiness(bot, isDraining, kept?.())],
  ];
  const previewRoutes =
    preview === undefined || config.credentials !== undefined ? undefined : createPreviewRoutes(preview);
  if (previewRoutes !== undefined) {
    const { list, article, diagnose, events } = previewRoutes;
    pages.push(
      [PREVIEW_PATH, (request) => asset(PREVIEW_PATH, request)],
      ["/api/preview/articles", list],
      ["/api/preview/articles/:file", (request) => article(toParameter(request))],
    );
    server.post("/api/preview/diagnose", answerWith("/api/preview/diagnose", diagnose));
    server.get("/api/preview/events", async (request: restify.Request, response: restify.Response) => {
      await events(request, response);
    });
  }
  for (const [path, route] of pages) {
    server.get(path, answerWith(path, route));
    server.head(path, answerWith(path, route));
  }

  return {
    server,
    listen: () =>
      new Promise((resolve, reject) => {
        http.once("error", reject);
        http.listen(config.port, config.host, () => {
          http.off("error", reject);
          resolve({ url: toUrl(http.address()) });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        isDraining = true;
        previewRoutes?.close();
        const timer = setTimeout(() => {
          log.warn("server.cut-off");
          http.closeAllConnections();
        }, DRAIN_LIMIT_MS);
        http.close(() => {
          clearTimeout(timer);
          resolve();
        });
        http.closeIdleConnections();
      }),
  };

  function answerWith(name: string, route: Route) {
    // restify tells promise handlers from callback ones by their two parameters.
    return async function handle(request: restify.Request, response: restify.Response): Promise<void> {
      const started = performance.now();
      const { status } = await traceRequest(tracer, request, name, () => answer(request, response));
      onAnswered({ route: name, status, ms: performance.now() - started });
    };

    async function answer(request: restify.Request, response: restify.Response): Promise<HttpAnswer> {
      let given: HttpAnswer;
      try {
        given = await route(request);
      } catch (error) {
        log.error("request.failed", { route: name, ...toErrorFields(error) });
        given = toErrorAnswer(500, "INTERNAL", "The request could not be processed.");
      }
      writeAnswer(request, response, given);
      return given;
    }
  }
}

type Route = (request: restify.Request) => HttpAnswer | Promise<HttpAnswer>;

function toParameter({ params }: { readonly params?: unknown }): string {
  const file = typeof params === "object" && params !== null && "file" in params ? params.file : undefined;
  return typeof file === "string" ? file : "";
}

function toUrl(address: AddressInfo | string | null): string {
  if (address === null || typeof address === "string") return "";
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}/`;
}
