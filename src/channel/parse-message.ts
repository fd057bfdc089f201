import { toFields, toList, toText, type Fields } from "./fields";
import type { IncomingActivity } from "./incoming-activity";
import { parseCircumstances } from "./parse-circumstances";
import { parseFiles } from "./parse-files";
import { stripHtmlMentions, stripMentions } from "./strip-mentions";

/** Reads a message: what somebody typed, its HTML rendering, its files; or the data of an Action.Submit. */
export function parseMessage(fields: Fields): IncomingActivity {
  const circumstances = parseCircumstances(fields);
  const text = toText(fields["text"]) ?? "";
  const { value } = fields;
  const attachments = toList(fields["attachments"]).map(toFields);
  const botId = toText(toFields(fields["recipient"])["id"]);
  const html = attachments
    .filter(({ contentType }) => toText(contentType)?.toLowerCase() === "text/html")
    .flatMap(({ content }) => toText(content) ?? [])
    .join("\n");
  // Action.Submit is a message with a value and no text.
  if (text.trim() === "" && html === "" && value !== undefined && value !== null) {
    return { kind: "submit", turn: { kind: "action", data: value, ...circumstances } };
  }
  const message = { kind: "message", text: stripMentions(text, fields["entities"], botId), ...circumstances } as const;
  return {
    kind: "message",
    turn: html === "" ? message : { html: stripHtmlMentions(html, fields["entities"], botId), ...message },
    files: parseFiles(attachments, html, circumstances.scope),
  };
}
