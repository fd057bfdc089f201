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

/** What one line has to do with EHLO, whatever stands around it. */
interface Part {
  readonly isMasked: boolean;
  /** A handshake was finished. */
  readonly isEncrypted: boolean;
  /** STARTTLS was sent; a server was ready for something. */
  readonly asks: boolean;
  readonly accepts: boolean;
  /** Another session begins. */
  readonly begins: boolean;
  readonly isReply: boolean;
}

/** Notes whether EHLO replies in the paste offer STARTTLS, leave it out, or were masked on the way. */
export function markEhlo(lines: readonly PasteLine[], marks: MarkBook): void {
  const known = new Map<PasteLine, Part>();
  const partOf = (line: PasteLine): Part => {
    const first = line.repeats ?? line;
    const before = known.get(first);
    if (before !== undefined) return before;
    const part = toPart(first);
    known.set(first, part);
    return part;
  };
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
    const part = partOf(line);
    if (part.isMasked) marks.add("ehlo-masked", { line: line.number, text: line.text });
    // Behind a finished handshake STARTTLS is no longer offered, and rightly so (RFC 3207 4.2).
    if (part.isEncrypted || (asked && part.accepts)) encrypted = true;
    asked = part.asks;
    if (part.begins) encrypted = false;
    if (!part.isReply) {
      row++;
      continue;
    }
    const block: PasteLine[] = [];
    while (row < lines.length && block.length < AFTER_EHLO) {
      const next = lines[row];
      if (next === undefined) break;
      const { isReply, isMasked } = partOf(next);
      if (!isReply) break;
      if (isMasked) marks.add("ehlo-masked", { line: next.number, text: next.text });
      block.push(next);
      row++;
    }
    if (!encrypted) markBlock(block, marks);
  }
}

function toPart({ folded: text, cues }: PasteLine): Part {
  const greets = (cues & CUES.smtpGreeting) !== 0;
  const speaks = (cues & CUES.ehlo) !== 0;
  return {
    isMasked: isMasked(text),
    isEncrypted: speaks && /TLS negotiation succeeded|SP_PROT_TLS/u.test(text),
    asks: (cues & CUES.starttls) !== 0 && ASKED.test(text),
    accepts: greets && ACCEPTED.test(text),
    begins: speaks && /,\+,|attempting to connect/iu.test(text) && /\bEHLO\b/i.test(text) && !/\b250\b/u.test(text),
    isReply: greets && toReply(text) !== null,
  };
}

function toReply(text: string): RegExpExecArray | null {
  return text.includes("250 ") || text.includes("250-") ? REPLY_LINE.exec(text) : null;
}

function isMasked(text: string): boolean {
  return (text.includes("XXXXXX") || text.includes("****")) && MASKED.test(text);
}

function markBlock(block: readonly PasteLine[], marks: MarkBook): void {
  const offered = block.find(
    ({ cues, folded }) =>
      (cues & CUES.starttls) !== 0 && STARTTLS.test((REPLY_LINE.exec(folded)?.[2] ?? "").split(NEXT_REPLY)[0] ?? ""),
  );
  if (offered !== undefined) {
    marks.add("ehlo-with-starttls", { line: offered.number, text: offered.text });
    return;
  }
  const keyword = block.find(({ folded }) => KEYWORD.test(folded));
  const last = block.at(-1);
  // Only a finished reply shows that something is missing: its last line has a space, not a hyphen, behind the code.
  const finished = last !== undefined && REPLY_LINE.exec(last.folded)?.[1] === " ";
  if (keyword !== undefined && finished) {
    marks.add("ehlo-without-starttls", { line: last.number, text: last.text });
  }
}
