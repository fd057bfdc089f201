import { toFields, toList, toText, type Fields } from "./fields";
import type { IncomingActivity } from "./incoming-activity";
import { parseCircumstances } from "./parse-circumstances";

/** Ids of the commands that `manifest/manifest.json` declares for the message extension. */
export const COMMAND_IDS = { diagnose: "diagnoseMessage", search: "searchArticles", words: "words" } as const;

/** Reads an invoke by its name. Its answer travels in the HTTP response. */
export function parseInvoke(fields: Fields): IncomingActivity {
  const value = toFields(fields["value"]);
  const circumstances = parseCircumstances(fields);
  switch (fields["name"]) {
    case "adaptiveCard/action":
      return {
        kind: "execute",
        turn: { kind: "action", data: toFields(value["action"])["data"], ...circumstances },
      };
    case "composeExtension/fetchTask":
      if (value["commandId"] !== COMMAND_IDS.diagnose) return { kind: "unsupported" };
      return {
        kind: "diagnose-message",
        // Only who called the action sees the dialog, wherever the message stands.
        turn: { kind: "message", ...parsePayload(value), ...circumstances, scope: "personal" },
      };
    case "composeExtension/submitAction":
      return value["commandId"] === COMMAND_IDS.diagnose
        ? { kind: "dialog-action", turn: { kind: "action", data: value["data"], ...circumstances } }
        : { kind: "unsupported" };
    case "composeExtension/query":
      return value["commandId"] === COMMAND_IDS.search
        ? { kind: "search", locale: circumstances.locale, words: parseWords(value), skip: parseSkip(value) }
        : { kind: "unsupported" };
    case "message/submitAction":
      return { kind: "feedback", reaction: parseReaction(value) };
    default:
      return { kind: "unsupported" };
  }
}

/** The message somebody acted on; one that Outlook hosts has a subject, too. */
function parsePayload(value: Fields): { readonly text: string; readonly html?: string } {
  const payload = toFields(value["messagePayload"]);
  const body = toFields(payload["body"]);
  const content = toText(body["content"]) ?? "";
  const subject = toText(payload["subject"]) ?? "";
  if (body["contentType"] === "html") return { text: subject, html: content };
  return { text: [subject, content].filter((part) => part !== "").join("\n") };
}

function parseWords(value: Fields): string {
  const words = toList(value["parameters"])
    .map(toFields)
    .find(({ name }) => name === COMMAND_IDS.words);
  return toText(words?.["value"]) ?? "";
}

function parseSkip(value: Fields): number {
  const { skip } = toFields(value["queryOptions"]);
  return typeof skip === "number" && Number.isSafeInteger(skip) && skip > 0 ? skip : 0;
}

function parseReaction(value: Fields): "like" | "dislike" | "none" {
  const { reaction } = toFields(value["actionValue"]);
  return reaction === "like" || reaction === "dislike" ? reaction : "none";
}
