import type { IncomingMessage } from "node:http";
import type { Bot } from "../bot";
import { toLocale } from "../locale";
import { DIAGNOSE_LIMIT_BYTES, readJsonObject } from "./body-guard";
import { toErrorAnswer, toJsonAnswer, type HttpAnswer } from "./http-answer";

/** `POST /api/diagnose`: `{ "text", "locale"? }` to the result JSON. */
export function createDiagnoseRoute(bot: Bot): (request: IncomingMessage) => Promise<HttpAnswer> {
  return async (request) => {
    const body = await readJsonObject(request, DIAGNOSE_LIMIT_BYTES);
    if (body.kind === "refused") return body.answer;
    const { text, locale } = body.fields;
    if (typeof text !== "string") {
      return toErrorAnswer(
        400,
        "TEXT_MISSING",
        'Send { "text": "the pasted error", "locale": "en" or "zh-CN" (optional) }.',
      );
    }
    if (locale !== undefined && locale !== null && typeof locale !== "string") {
      return toErrorAnswer(400, "LOCALE_INVALID", 'The locale must be text such as "en" or "zh-CN".');
    }
    const result = await bot.diagnose(text, toLocale(locale));
    return result === undefined
      ? toErrorAnswer(503, "TEXT_TOO_HEAVY", "Reading the text took too long. Send the part around the error.")
      : toJsonAnswer(200, result);
  };
}
