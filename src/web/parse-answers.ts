import { isRecord, toRecords, toText, type JsonRecord } from "./json-fields.js";

/** One thing the bot sent back. `replacement` takes the place of the card whose button was pressed. */
export type Answer =
  | { readonly kind: "card"; readonly card: object; readonly text: string }
  | { readonly kind: "replacement"; readonly card: object }
  | { readonly kind: "text"; readonly text: string };

const CARD = "application/vnd.microsoft.card.adaptive";
const MESSAGE = "application/vnd.microsoft.activity.message";

function parseMessage(activity: JsonRecord): Answer[] {
  const text = toText(activity["text"]);
  const cards = toRecords(activity["attachments"])
    .filter((attachment) => attachment["contentType"] === CARD)
    .map((attachment) => attachment["content"])
    .filter(isRecord);
  if (cards.length > 0) return cards.map((card) => ({ kind: "card", card, text }));
  return text === "" ? [] : [{ kind: "text", text }];
}

/** `undefined` when the bot refused the invoke. */
function parseInvokeResponse(value: unknown): Answer[] | undefined {
  const status = isRecord(value) ? value["status"] : undefined;
  if (!isRecord(value) || typeof status !== "number" || status >= 300) return undefined;
  const body = value["body"];
  if (!isRecord(body)) return [];
  const content = body["value"];
  if (body["type"] === CARD && isRecord(content)) return [{ kind: "replacement", card: content }];
  if (body["type"] === MESSAGE) return [{ kind: "text", text: toText(content) }];
  return undefined;
}

/** Reads the body of an `expectReplies` response; `undefined` when it is not one. */
export function parseAnswers(body: unknown): readonly Answer[] | undefined {
  const activities: unknown = isRecord(body) ? body["activities"] : undefined;
  if (!Array.isArray(activities)) return undefined;
  const answers: Answer[] = [];
  for (const activity of activities.filter(isRecord)) {
    if (activity["type"] === "message") answers.push(...parseMessage(activity));
    if (activity["type"] === "invokeResponse") {
      const parsed = parseInvokeResponse(activity["value"]);
      if (parsed === undefined) return undefined;
      answers.push(...parsed);
    }
  }
  return answers;
}
