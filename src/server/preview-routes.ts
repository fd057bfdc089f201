import type { IncomingMessage, ServerResponse } from "node:http";
import type { Preview } from "../bot";
import { DIAGNOSE_LIMIT_BYTES, readJsonObject } from "./body-guard";
import { createEventStreams } from "./event-streams";
import { toErrorAnswer, toJsonAnswer, type HttpAnswer } from "./http-answer";

/** The knowledge preview over HTTP. */
export interface PreviewRoutes {
  /** `GET /api/preview/articles`. */
  readonly list: () => Promise<HttpAnswer>;
  /** `GET /api/preview/articles/<id>`. */
  readonly article: (id: string) => Promise<HttpAnswer>;
  /** `POST /api/preview/diagnose`: `{ "text" }`. */
  readonly diagnose: (request: IncomingMessage) => Promise<HttpAnswer>;
  /** `GET /api/preview/events`: an event `change` at once, and after every change of the files. */
  readonly events: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Ends the open event streams, which would hold up a stop. */
  readonly close: () => void;
}

/** Makes the routes; the preview is opened when it is first asked for. */
export function createPreviewRoutes(openPreview: () => Promise<Preview>): PreviewRoutes {
  const streams = createEventStreams("change");
  let opened: Promise<Preview> | undefined;
  let stopListening = (): void => undefined;

  function open(): Promise<Preview> {
    return (opened ??= openPreview().then((preview) => {
      stopListening = preview.onChange(() => {
        streams.send("change");
      });
      return preview;
    }));
  }

  return {
    async list() {
      return toJsonAnswer(200, (await open()).list());
    },
    async article(id) {
      const article = (await open()).article(id);
      return article === undefined
        ? toErrorAnswer(404, "NO_SUCH_ARTICLE", "There is no article file of this name.")
        : toJsonAnswer(200, article);
    },
    async diagnose(request) {
      const body = await readJsonObject(request, DIAGNOSE_LIMIT_BYTES);
      if (body.kind === "refused") return body.answer;
      const { text } = body.fields;
      return typeof text === "string"
        ? toJsonAnswer(200, await (await open()).diagnose(text))
        : toErrorAnswer(400, "TEXT_MISSING", 'Send { "text": "the text to try" }.');
    },
    async events(request, response) {
      await open();
      await streams.open(request, response);
    },
    close() {
      stopListening();
      streams.close();
    },
  };
}
