import type { IncomingMessage } from "node:http";
import type { Channel } from "../channel";
import { ACTIVITY_LIMIT_BYTES, readJsonObject } from "./body-guard";
import { toCardsAnswer, toErrorAnswer, type HttpAnswer } from "./http-answer";

/** `POST /api/messages`: one Bot Framework activity. */
export function createMessagesRoute(channel: Channel): (request: IncomingMessage) => Promise<HttpAnswer> {
  return async (request) => {
    const body = await readJsonObject(request, ACTIVITY_LIMIT_BYTES);
    if (body.kind === "refused") return body.answer;
    const { type } = body.fields;
    if (typeof type !== "string" || type.trim() === "") {
      return toErrorAnswer(400, "NOT_AN_ACTIVITY", "An activity needs a type, as non-empty text.");
    }
    const answer = await channel.receive({ authorization: request.headers.authorization, activity: body.fields });
    switch (answer.kind) {
      case "refused":
        return toErrorAnswer(answer.status, answer.code, answer.message);
      case "answered":
        return typeof answer.body === "object" && answer.body !== null
          ? toCardsAnswer(answer.status, answer.body)
          : { status: answer.status, headers: { "Cache-Control": "no-store" }, body: "" };
    }
  };
}
