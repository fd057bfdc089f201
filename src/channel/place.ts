import type { ConversationReference } from "botbuilder";
import type { Locale } from "../locale";
import { toLocale } from "../locale";
import { toFields, toText, type Fields } from "./fields";
import { parseLocale } from "./parse-circumstances";

/** A channel or group chat to post to without being asked, as the SDK needs it. Names no user. */
export interface Place {
  readonly reference: ConversationReference;
  readonly locale: Locale;
}

/** The place of an activity as text to be stored; undefined in a personal chat, and where the activity does not say enough. */
export function toPlace(activity: Fields): string | undefined {
  const conversation = toFields(activity["conversation"]);
  const { conversationType } = conversation;
  if (conversationType !== "channel" && conversationType !== "groupChat") return undefined;
  // The id of a channel's conversation names a thread; without that part every message begins one of its own.
  const id = (toText(conversation["id"]) ?? "").replace(/;messageid=.*$/u, "");
  const place = {
    serviceUrl: toText(activity["serviceUrl"]) ?? "",
    channelId: toText(activity["channelId"]) ?? "",
    botId: toText(toFields(activity["recipient"])["id"]) ?? "",
    conversationId: id,
    conversationType,
    tenantId: toText(conversation["tenantId"]) ?? "",
    locale: parseLocale(activity),
  };
  const text = JSON.stringify(place);
  return parsePlace(text) === undefined ? undefined : text;
}

/** Reads a stored place back; undefined where it is none. */
export function parsePlace(text: string): Place | undefined {
  const fields = parseJson(text);
  const read = (name: string): string => toText(fields[name]) ?? "";
  const serviceUrl = read("serviceUrl");
  const id = read("conversationId");
  if (!URL.canParse(serviceUrl) || id === "") return undefined;
  const tenantId = read("tenantId");
  return {
    reference: {
      serviceUrl,
      channelId: read("channelId"),
      bot: { id: read("botId"), name: "" },
      conversation: {
        id,
        name: "",
        isGroup: true,
        conversationType: read("conversationType"),
        ...(tenantId === "" ? {} : { tenantId }),
      },
    },
    locale: toLocale(fields["locale"]),
  };
}

function parseJson(text: string): Fields {
  try {
    return toFields(JSON.parse(text));
  } catch {
    return {};
  }
}
