import { toFields, toList, toText, type Fields } from "./fields";
import type { IncomingActivity } from "./incoming-activity";
import { parseCircumstances } from "./parse-circumstances";
import { parseInvoke } from "./parse-invoke";
import { parseMessage } from "./parse-message";

/** Reads an activity from the wire. Any field may hold anything; what does not fit counts as not there. */
export function parseActivity(activity: unknown): IncomingActivity {
  const fields = toFields(activity);
  switch (fields["type"]) {
    case "message":
      return parseMessage(fields);
    case "conversationUpdate":
      return parseMembers(fields);
    case "invoke":
      return parseInvoke(fields);
    // installationUpdate comes beside a conversationUpdate, which already welcomes; an edit was answered when it was new.
    default:
      return { kind: "ignored" };
  }
}

function parseMembers(fields: Fields): IncomingActivity {
  const botId = toText(toFields(fields["recipient"])["id"]);
  // Greeting every member of a team is spam; our own arrival is the one reason to speak up.
  const isOurArrival =
    botId !== undefined &&
    botId !== "" &&
    toList(fields["membersAdded"]).some((member) => toFields(member)["id"] === botId);
  if (!isOurArrival) return { kind: "ignored" };
  return { kind: "welcome", turn: { kind: "welcome", ...parseCircumstances(fields) } };
}
