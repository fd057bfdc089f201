import type { Activity } from "botbuilder";
import { toFields, toText, type Fields } from "./fields";

/**
 * The envelope of an activity as the SDK needs it to sign in, to answer and to route, with every field of its proper type.
 * The SDK trusts what it is given: `{"serviceUrl":5}` alone makes it throw. What the user said does not pass through here.
 */
export function toSdkActivity(fields: Fields): Activity {
  const id = toText(fields["id"]);
  const name = toText(fields["name"]);
  const locale = toText(fields["locale"]);
  // Optional fields one by one: spreading them in takes ten times as long.
  const activity: Activity = {
    type: toText(fields["type"]) ?? "",
    channelId: toText(fields["channelId"]) ?? "",
    serviceUrl: toText(fields["serviceUrl"]) ?? "",
    from: toAccount(fields["from"]),
    recipient: toAccount(fields["recipient"]),
    conversation: toConversation(fields["conversation"]),
    text: "",
    label: "",
    valueType: "",
    localTimezone: "",
    callerId: "",
    listenFor: [],
  };
  if (id !== undefined) activity.id = id;
  if (name !== undefined) activity.name = name;
  if (locale !== undefined) activity.locale = locale;
  if (fields["deliveryMode"] === "expectReplies") activity.deliveryMode = "expectReplies";
  return activity;
}

function toConversation(value: unknown): Activity["conversation"] {
  const fields = toFields(value);
  const tenantId = toText(fields["tenantId"]);
  const aadObjectId = toText(fields["aadObjectId"]);
  const conversation: Activity["conversation"] = {
    id: toText(fields["id"]) ?? "",
    name: toText(fields["name"]) ?? "",
    isGroup: fields["isGroup"] === true,
    conversationType: toText(fields["conversationType"]) ?? "",
  };
  if (aadObjectId !== undefined) conversation.aadObjectId = aadObjectId;
  if (tenantId !== undefined) conversation.tenantId = tenantId;
  return conversation;
}

function toAccount(value: unknown): Activity["from"] {
  const fields = toFields(value);
  const aadObjectId = toText(fields["aadObjectId"]);
  const account: Activity["from"] = { id: toText(fields["id"]) ?? "", name: toText(fields["name"]) ?? "" };
  if (aadObjectId !== undefined) account.aadObjectId = aadObjectId;
  return account;
}
