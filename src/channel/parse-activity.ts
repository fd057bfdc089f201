import type { IncomingTurn, Scope } from "../bot";
import { toLocale, type Locale } from "../locale";
import { toFields, toList, toText, type Fields } from "./fields";
import { stripHtmlMentions, stripMentions } from "./strip-mentions";

/** What an activity asks of us. Only `turn` and `execute` reach the bot. */
export type ParsedActivity =
  /** Answer with a message. */
  | { readonly kind: "turn"; readonly turn: IncomingTurn }
  /** A Universal Action: the HTTP response itself carries the new card. */
  | { readonly kind: "execute"; readonly turn: IncomingTurn }
  /** Feedback under a message: Teams wants 200 with an empty body. */
  | { readonly kind: "acknowledge" }
  /** An invoke nobody here knows: 501 tells the client so. */
  | { readonly kind: "unsupported" }
  | { readonly kind: "ignored" };

/** Reads an activity from the wire. Any field may hold anything; what does not fit counts as not there. */
export function parseActivity(activity: unknown): ParsedActivity {
  const fields = toFields(activity);
  switch (fields["type"]) {
    case "message":
      return { kind: "turn", turn: parseMessage(fields) };
    case "conversationUpdate":
      return parseMembers(fields);
    case "invoke":
      return parseInvoke(fields);
    // installationUpdate comes beside a conversationUpdate, which already welcomes.
    default:
      return { kind: "ignored" };
  }
}

function parseMessage(fields: Fields): IncomingTurn {
  const place = parseCircumstances(fields);
  const text = toText(fields["text"]) ?? "";
  const value = fields["value"];
  // Action.Submit is a message with a value and no text.
  if (text.trim() === "" && value !== undefined && value !== null) return { kind: "action", data: value, ...place };

  const botId = toText(toFields(fields["recipient"])["id"]);
  const html = toList(fields["attachments"])
    .map(toFields)
    .filter((attachment) => toText(attachment["contentType"])?.toLowerCase() === "text/html")
    .flatMap((attachment) => toText(attachment["content"]) ?? [])
    .join("\n");
  const message = { kind: "message", text: stripMentions(text, fields["entities"], botId), ...place } as const;
  return html === "" ? message : { ...message, html: stripHtmlMentions(html, fields["entities"], botId) };
}

function parseMembers(fields: Fields): ParsedActivity {
  const botId = toText(toFields(fields["recipient"])["id"]);
  // Greeting every member of a team is spam; our own arrival is the one reason to speak up.
  const isOurArrival =
    botId !== undefined &&
    botId !== "" &&
    toList(fields["membersAdded"]).some((member) => toFields(member)["id"] === botId);
  if (!isOurArrival) return { kind: "ignored" };
  return { kind: "turn", turn: { kind: "welcome", ...parseCircumstances(fields) } };
}

function parseInvoke(fields: Fields): ParsedActivity {
  switch (fields["name"]) {
    case "adaptiveCard/action": {
      const data = toFields(toFields(fields["value"])["action"])["data"];
      return { kind: "execute", turn: { kind: "action", data, ...parseCircumstances(fields) } };
    }
    case "message/submitAction":
      return { kind: "acknowledge" };
    default:
      return { kind: "unsupported" };
  }
}

function parseCircumstances(fields: Fields) {
  const userId = toText(toFields(fields["from"])["aadObjectId"]);
  return { locale: parseLocale(fields), scope: parseScope(fields), ...(userId === undefined ? {} : { userId }) };
}

/** The language of the user's client, from the activity or from the `clientInfo` that Teams adds. */
export function parseLocale(fields: Fields): Locale {
  const clientInfo = toList(fields["entities"])
    .map(toFields)
    .find((entity) => entity["type"] === "clientInfo");
  return toLocale(toText(fields["locale"]) ?? clientInfo?.["locale"]);
}

function parseScope(fields: Fields): Scope {
  switch (toFields(fields["conversation"])["conversationType"]) {
    case "groupChat":
      return "group";
    case "channel":
      return "channel";
    default:
      return "personal";
  }
}
