import { CUES } from "./line-cues";
import type { MarkBook } from "./marks";
import type { PasteLine } from "./paste";

/** A line of an EHLO reply (RFC 5321 4.1.1.1), alone or behind a log's columns. */
const REPLY_LINE = /(?:^|[,<>*"])\s*(?:\S{1,3}\s)?\s*250([ -])\s*([^\n]*)/u;
/** Where another reply follows on the same line. */
const NEXT_REPLY = /\s(?=[2-5]\d\d[ -])/u;
/** SMTP extension keywords: they tell an EHLO reply from any other 250. */
const KEYWORD =
  /\b(?:SIZE|PIPELINING|DSN|8BITMIME|BINARYMIME|CHUNKING|ENHANCEDSTATUSCODES|SMTPUTF8|AUTH|X-EXPS|XEXCH50|XRDST|X-ANONYMOUSTLS|XXXXXXX[A-Z])\b/u;
const STARTTLS = /\bSTARTTLS\b/u;
/** What a firewall's SMTP inspection writes over banner and keywords, see Cisco's note on SMTP inspection. */
const MASKED = /\b250[ -]\s*X{6,}[A-Z]?\b|(?:^|[\s,>"])220[ -]?[* 02]*\*{4,}/u;
const ASKED = /(?:^|[>,])\s*STARTTLS\s*,?\s*$/u;
const ACCEPTED = /(?:^|[<,])\s*220[ -]/u;
const AFTER_EHLO = 40;
const ANY_CUES = CUES.smtpGreeting | CUES.ehlo;

/** Notes whether EHLO replies in the paste offer STARTTLS, leave it out, or were masked on the way. */
export function markEhlo(lines: readonly PasteLine[], marks: MarkBook): void {
  let row = 0;
  let encrypted = false;
  let asked = false;
  while (row < lines.length) {
    const line = lines[row];
    if (line === undefined) return;
    if ((line.cues & ANY_CUES) === 0) {
      asked = false;
      row++;
      continue;
    }
    const text = line.folded;
    if (isMasked(text)) marks.add("ehlo-masked", { line: line.number, text: line.text });
    // Behind a finished handshake STARTTLS is no longer offered, and rightly so (RFC 3207 4.2).
    if (/TLS negotiation succeeded|SP_PROT_TLS/u.test(text) || (asked && ACCEPTED.test(text))) encrypted = true;
    asked = ASKED.test(text);
    if (/,\+,|attempting to connect/iu.test(text) && /\bEHLO\b/i.test(text) && !/\b250\b/u.test(text))
      encrypted = false;
    if (toReply(text) === null) {
      row++;
      continue;
    }
    const block: { line: PasteLine; text: string }[] = [];
    while (row < lines.length && block.length < AFTER_EHLO) {
      const next = lines[row];
      const nextText = next === undefined ? "" : next.folded;
      if (next === undefined || toReply(nextText) === null) break;
      if (isMasked(nextText)) marks.add("ehlo-masked", { line: next.number, text: next.text });
      block.push({ line: next, text: nextText });
      row++;
    }
    if (!encrypted) markBlock(block, marks);
  }
}

function toReply(text: string): RegExpExecArray | null {
  return text.includes("250 ") || text.includes("250-") ? REPLY_LINE.exec(text) : null;
}

function isMasked(text: string): boolean {
  return (text.includes("XXXXXX") || text.includes("****")) && MASKED.test(text);
}

function markBlock(block: readonly { line: PasteLine; text: string }[], marks: MarkBook): void {
  const offered = block.find(
    ({ line, text }) =>
      (line.cues & CUES.starttls) !== 0 && STARTTLS.test((REPLY_LINE.exec(text)?.[2] ?? "").split(NEXT_REPLY)[0] ?? ""),
  );
  if (offered !== undefined) {
    marks.add("ehlo-with-starttls", { line: offered.line.number, text: offered.line.text });
    return;
  }
  const keyword = block.find(({ text }) => KEYWORD.test(text));
  const last = block.at(-1);
  // Only a finished reply shows that something is missing: its last line has a space, not a hyphen, behind the code.
  const finished = last !== undefined && REPLY_LINE.exec(last.text)?.[1] === " ";
  if (keyword !== undefined && finished) {
    marks.add("ehlo-without-starttls", { line: last.line.number, text: last.line.text });
  }
}
