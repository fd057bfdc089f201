import type { Activity } from "botbuilder";
import { toFields, toText, type Fields } from "./fields";

/**
 * The envelope of an activity as the SDK needs it to sign in, to answer and to route, with every field of its proper type.
 * The SDK trusts what it is given: `{"serviceUrl":5}` alone makes it throw. What the user said does not pass through here.
 */
export function toSdkActivity(fields: Fields): Activity {
  const conversation = toFields(fields["conversation"]);
  const tenantId = toText(conversation["tenantId"]);
  const id = toText(fields["id"]);
  const name = toText(fields["name"]);
  const locale = toText(fields["locale"]);
  return {
    type: toText(fields["type"]) ?? "",
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(locale === undefined ? {} : { locale }),
    ...(fields["deliveryMode"] === "expectReplies" ? { deliveryMode: "expectReplies" } : {}),
    channelId: toText(fields["channelId"]) ?? "",
    serviceUrl: toText(fields["serviceUrl"]) ?? "",
    from: toAccount(fields["from"]),
    recipient: toAccount(fields["recipient"]),
    conversation: {
      ...toAccount(conversation),
      isGroup: conversation["isGroup"] === true,
      conversationType: toText(conversation["conversationType"]) ?? "",
      ...(tenantId === undefined ? {} : { tenantId }),
    },
    text: "",
    label: "",
    valueType: "",
    localTimezone: "",
    callerId: "",
    listenFor: [],
  };
}

function toAccount(value: unknown): { id: string; name: string; aadObjectId?: string } {
  const fields = toFields(value);
  const aadObjectId = toText(fields["aadObjectId"]);
  return {
    id: toText(fields["id"]) ?? "",
    name: toText(fields["name"]) ?? "",
    ...(aadObjectId === undefined ? {} : { aadObjectId }),
  };
}
