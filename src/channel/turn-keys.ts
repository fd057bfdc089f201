import { hash } from "node:crypto";
import { toFields, toText, type Fields } from "./fields";

/**
 * Names an activity, the same on every replica and every time it is delivered; undefined where it has no id. The text counts too:
 * only Teams promises that an id is never used twice.
 */
export function toTurnKey(activity: Fields): string | undefined {
  const id = toText(activity["id"]) ?? "";
  if (id === "") return undefined;
  // The text is the long part: it stands behind the others as it is, since escaping it takes longer than hashing it.
  return digest([activity["type"], toConversationId(activity), id], toText(activity["text"]));
}

/** Names a user and the message of ours they answer to, so that their second press is known; undefined where either has no id. */
export function toVoiceKey(activity: Fields): string | undefined {
  const user = toText(toFields(activity["from"])["id"]) ?? "";
  const messageId = toText(activity["replyToId"]) ?? "";
  if (user === "" || messageId === "") return undefined;
  return digest(["voice", toConversationId(activity), messageId, user]);
}

/** Names a message in its conversation. */
export function toMessageKey(activity: Fields, messageId: string): string {
  return digest(["message", toConversationId(activity), messageId]);
}

function toConversationId(activity: Fields): string {
  return toText(toFields(activity["conversation"])["id"]) ?? "";
}

/** `text` cannot be taken for more parts: they end with the bracket that closes them. */
function digest(parts: readonly unknown[], text = ""): string {
  return hash("sha256", JSON.stringify(parts) + text, "base64");
}
