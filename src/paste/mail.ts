import MsgReader from "@kenjiuno/msgreader";
import PostalMime from "postal-mime";
import { htmlToLines } from "./html";
import { PASTE_LIMITS } from "./limits";
import type { Region } from "./paste";
import { toSourceLines, type SourceLine } from "./source-lines";

/** A readable part of a mail. `region` is set where the part's place already says what its lines are. */
export interface MailPart {
  readonly lines: readonly SourceLine[];
  readonly region?: Region;
}

/** A mail that is itself a report about another one. */
const REPORT =
  /multipart\/report|delivery-status|mailer-daemon|postmaster@|undeliver|undelivered|delivery (?:has )?fail|delivery status notification|returned mail|mail delivery/iu;

/** A reply in the mail's own words: then what is attached is the message that came back, whatever it is. */
const STATUS_TEXT = /\b[45][0-5]\d[ -]|\b[45]\.\d{1,3}\.\d{1,3}\b/u;

/** Reads mail source (RFC 5322, MIME): header, texts, delivery-status parts, and the returned message kept apart. */
export async function readMail(source: string | Uint8Array, depth = 0): Promise<MailPart[]> {
  const mail = await PostalMime.parse(source, {
    forceRfc822Attachments: true,
    attachmentEncoding: "arraybuffer",
    maxNestingDepth: 20,
    maxHeadersSize: 512 * 1024,
  });
  const parts: MailPart[] = [
    { region: "headers", lines: toSourceLines(mail.headerLines.map((header) => header.line).join("\n")) },
  ];
  const body = mail.text ?? "";
  const isReport = STATUS_TEXT.test(body) || mail.attachments.some((part) => /delivery-status/iu.test(part.mimeType));
  const htmlLines = mail.html === undefined ? [] : htmlToLines(mail.html);
  const htmlLength = htmlLines.reduce((sum, line) => sum + line.text.length, 0);
  // The plain part of a report is its original; HTML is read where it says more, as where the plain part is a stub.
  if (htmlLength > body.trim().length * 2) parts.push({ lines: htmlLines });
  else parts.push({ lines: toSourceLines(body) });
  for (const attachment of mail.attachments.slice(0, PASTE_LIMITS.mailParts)) {
    const bytes = toBytes(attachment.content);
    if (bytes.length > PASTE_LIMITS.mailBytes) continue;
    if (/^message\/(?:rfc822|partial|global)$/iu.test(attachment.mimeType)) {
      parts.push(...(await readAttachedMail(bytes, isReport ? PASTE_LIMITS.mailDepth + 1 : depth + 1)));
    } else if (
      /^message\/(?:delivery-status|global-delivery-status|feedback-report|disposition-notification)$/iu.test(
        attachment.mimeType,
      )
    ) {
      parts.push({ lines: toSourceLines(new TextDecoder().decode(bytes)), region: "text" });
    } else if (/^text\/rfc822-headers$|^message\/global-headers$/iu.test(attachment.mimeType)) {
      parts.push({ lines: toSourceLines(new TextDecoder().decode(bytes)), region: "returned" });
    } else if (/^text\/(?:plain|x-log|csv)$/iu.test(attachment.mimeType)) {
      parts.push({ lines: toSourceLines(new TextDecoder().decode(bytes)) });
    }
  }
  return parts;
}

async function readAttachedMail(bytes: Uint8Array, depth: number): Promise<MailPart[]> {
  const head = new TextDecoder().decode(bytes.subarray(0, 8_192));
  // Somebody forwarded the report as an attachment: that report is what we are asked about.
  if (depth <= PASTE_LIMITS.mailDepth && REPORT.test(head)) return readMail(bytes, depth);
  return [{ lines: toSourceLines(new TextDecoder().decode(bytes.subarray(0, 64_000))), region: "returned" }];
}

/** Reads an Outlook .msg file: its header, its text, and the texts of reports attached to it. */
export async function readOutlookMessage(bytes: Uint8Array, depth = 0): Promise<MailPart[]> {
  const reader = new MsgReader(Uint8Array.from(bytes).buffer);
  const message = reader.getFileData();
  const parts: MailPart[] = [];
  if (message.headers !== undefined) parts.push({ region: "headers", lines: toSourceLines(message.headers) });
  if (message.subject !== undefined)
    parts.push({ region: "headers", lines: toSourceLines(`Subject: ${message.subject}`) });
  const html = message.html === undefined ? message.bodyHtml : new TextDecoder().decode(message.html);
  if (message.body !== undefined && message.body.trim() !== "") parts.push({ lines: toSourceLines(message.body) });
  else if (html !== undefined) parts.push({ lines: htmlToLines(html) });
  for (const attachment of (message.attachments ?? []).slice(0, PASTE_LIMITS.mailParts)) {
    if (depth >= PASTE_LIMITS.mailDepth) break;
    const { content } = reader.getAttachment(attachment);
    const bytesOf = toBytes(content);
    if (bytesOf.length > PASTE_LIMITS.mailBytes) continue;
    if (attachment.innerMsgContent === true) parts.push(...(await readOutlookMessage(bytesOf, depth + 1)));
    else if (/\.eml$/iu.test(attachment.fileName ?? "")) parts.push(...(await readAttachedMail(bytesOf, depth + 1)));
    else if (/\.txt$|\.log$/iu.test(attachment.fileName ?? "")) {
      parts.push({ lines: toSourceLines(new TextDecoder().decode(bytesOf)) });
    }
  }
  return parts;
}

function toBytes(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
