import { toVoiceKey } from "../../src/channel/turn-keys";
import { digest } from "../../src/store/digest";

/** The id that a press of a feedback button is stored under: worked out from outside only here, to look for every single row. */
export function toFeedbackId(press: object, article: string): string {
  return digest("feedback", `${toVoiceKey({ ...press }) ?? ""} ${article}`);
}
