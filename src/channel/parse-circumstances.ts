import type { Scope } from "../bot";
import { toLocale, type Locale } from "../locale";
import { toFields, toList, toText, type Fields } from "./fields";

/** Who asks, where, and in which language. */
export function parseCircumstances(fields: Fields) {
  const userId = toText(toFields(fields["from"])["aadObjectId"]);
  return { locale: parseLocale(fields), scope: parseScope(fields), ...(userId === undefined ? {} : { userId }) };
}

/** The language of the user's client: from the activity, from the `clientInfo` that Teams adds, or from the message acted on. */
export function parseLocale(fields: Fields): Locale {
  const clientInfo = toList(fields["entities"])
    .map(toFields)
    .find((entity) => entity["type"] === "clientInfo");
  const payload = toFields(toFields(fields["value"])["messagePayload"]);
  return toLocale(toText(fields["locale"]) ?? toText(clientInfo?.["locale"]) ?? payload["locale"]);
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
