import type { Bot } from "../bot";
import { toJsonAnswer, type HttpAnswer } from "./http-answer";

/** `GET /healthz`: the process answers. */
export function toHealth(): HttpAnswer {
  return toJsonAnswer(200, { status: "ok" });
}

/** Numbers of what is kept, for operators. */
export type KeptNumbers = Readonly<Record<string, number | string | null>>;

/** `GET /readyz`: whether to send traffic here, which knowledge serves it, and how the store does, on which nothing depends. */
export function toReadiness(bot: Bot, isDraining: boolean, kept?: KeptNumbers): HttpAnswer {
  const state = Object.assign({}, bot.status, kept === undefined ? {} : { store: kept });
  if (isDraining) return toJsonAnswer(503, { status: "draining", ...state });
  // A bot without articles would tell everybody that their error is unknown.
  if (state.articles === 0) return toJsonAnswer(503, { status: "empty", ...state });
  return toJsonAnswer(200, { status: "ready", ...state });
}
