import { toFields, toList, toText } from "./fields";

/** A person or bot named in a message: `text` is the tag as it stands in the message. */
interface Mention {
  readonly text: string;
  readonly name: string;
}

// More people than a chat message names; every mention is one walk over the whole text.
const MENTION_LIMIT = 20;
const AT_TAG = /<at(?:\s[^<>]*)?>([^<>]*)<\/at>/giu;
// Teams marks a mention in the HTML of a message with schema.org-like microdata.
const HTML_MENTION = /<span\s[^<>]*schema\.skype\.com\/Mention[^<>]*>([^<>]*)<\/span>/giu;

/**
 * Takes the bot's own mentions out of a text and leaves everybody else's as plain names.
 * The library's removeRecipientMention takes out only the first one and throws without a text.
 */
export function stripMentions(text: string, entities: unknown, botId: string | undefined): string {
  let stripped = text;
  for (const mention of parseMentions(entities, botId)) stripped = stripped.replaceAll(mention.text, "");
  if (stripped !== text) stripped = stripped.replace(/^(?:\s|&nbsp;)+/u, "");
  // Most texts hold no tag, and searching for this one costs more than for a part of it.
  return stripped.includes("</") ? stripped.replace(AT_TAG, "$1") : stripped;
}

/** The same for the HTML rendering of the message. */
export function stripHtmlMentions(html: string, entities: unknown, botId: string | undefined): string {
  const botNames = new Set(parseMentions(entities, botId).map(({ name }) => name));
  const toName = (_tag: string, name: string): string => (botNames.has(name) ? "" : name);
  return html.replace(HTML_MENTION, toName).replace(AT_TAG, toName);
}

function parseMentions(entities: unknown, botId: string | undefined): readonly Mention[] {
  if (botId === undefined || botId === "") return [];
  const mentions = toList(entities).flatMap((entity) => {
    const fields = toFields(entity);
    const text = toText(fields["text"]) ?? "";
    const name = /^<at(?:\s[^<>]*)?>([^<>]*)<\/at>$/iu.exec(text)?.[1];
    const isBot = fields["type"] === "mention" && toFields(fields["mentioned"])["id"] === botId;
    return isBot && name !== undefined ? [{ text, name }] : [];
  });
  return mentions.slice(0, MENTION_LIMIT);
}
