import type { Bot } from "../bot";
import { toJsonAnswer, type HttpAnswer } from "./http-answer";

/** `GET /healthz`: the process answers. */
export function toHealth(): HttpAnswer {
  return toJsonAnswer(200, { status: "ok" });
}

/** `GET /readyz`: whether to send traffic here, and which knowledge serves it. */
export function toReadiness(bot: Bot, isDraining: boolean): HttpAnswer {
  if (isDraining) return toJsonAnswer(503, { ...bot.status, status: "draining" });
  // A bot without articles would tell everybody that their error is unknown.
  if (bot.status.articles === 0) return toJsonAnswer(503, { ...bot.status, status: "empty" });
  return toJsonAnswer(200, { ...bot.status, status: "ready" });
}
