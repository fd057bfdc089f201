import { PASTE_LIMITS } from "./limits";
import type { LogicalText } from "./logical-text";
import type { Reply } from "./paste";

/**
 * How sure the place of a reply makes us that it decided. A reporting system's own field outranks its prose, prose that
 * quotes a server outranks a number standing in a sentence.
 */
export const REPLY_RANK = Object.freeze({ diagnosticCode: 5, quoted: 4, log: 3, stated: 2, mentioned: 1 });

/** RFC 5321 4.2 and RFC 3463 2: "550 5.1.1", "550-5.1.1", "421-4.4.2", "#550 5.1.1", "550 #5.1.0", "(550, b'5.7.64". */
const BOTH_CODES =
  /(?<![\w./-])([245][0-5]\d)(?:[ \n:'"-]{1,8}#?|[ ]?#|,[ ]?b?['"]|,[ ]?[a-z]*[ _]?code[ ]?:[ ]?)([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d|-\d)/iuy;
const ENHANCED_ONLY = /(?<![\w./-])#?([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d|-\d)/uy;
const REPLY_ONLY = /(?<![\w./#-])([45][0-5]\d)(?=[ \n:,-]+["'<([*:]*[\p{L}\d<[(#*]|[ ]*["':]*[ ]*(?:\n|$))/uy;

/** What stands directly before a reply that some system quotes. Looked for backwards from the reply. */
const QUOTING =
  /(?<=(?:\bsaid:|\brefused to talk to me:|\breturned:?|\bresponded with:?|\bresponse(?: from [^\n]{1,80})? was:?|\breplied:?|\bresponse:|\b(?:smtp|x-[a-z-]{1,240}|esmtp);|\bled=|\bmsg=|\bmessage=|<<<|->|\berror from remote (?:mail )?server[\s\S]{0,200}:|\breason:|\berror(?: message)?:|\banswer(?:ed)?:|\bwith smtp response|\bthis error:|\breason for the problem:|\bthe response was:|##|smtp;)[ \n'"(<#>*[-]{0,12})/iy;
/** A recipient, a host, or a word for "code" with its colon: what follows is the answer about it. */
const ANSWERED =
  /(?<=(?:(?:[>\])]|@[\w.-]{1,250}|\b(?:error|failure|reason|fehler|错误|代码))[ ]{0,250}:|\b\w{0,250}code[ ]{0,250}:?)[ \n'"(<#>*]{0,6})/iy;
const STATED =
  /(?<=(?:[:;.,('"=<#>[{|\-—。，、：]|(?<!\w)(?:error|code|status|got|get|gets|getting|gives|dsn|ndr|bounce|bounced|with|says|see|returns|is|and|or|mit|fehler|avec|con|com|met|と|に)|\p{Script=Han}|\p{Script=Hiragana}|@[\w.-]{1,250}>?)[ \n'"(<#>*]{0,6})/iuy;
/** What the words that QUOTING looks for end with, whatever stands between them and the reply. */
const QUOTING_END = new Set(":;=<>#dehsDEHS\u017f");
const BETWEEN = new Set(" \n'\"(*[-");
/** What may stand between the beginning of a line and a reply, besides blanks. */
const BULLETS = new Set("-*'\"(<#>][{.|");
/** A unit right behind a number in dots: a measurement, not a status. */
const UNIT = /^[ ]?(?:ms|s|sec|gb|mb|kb|%|km|avg|ghz|v\d)\b/i;
const LOOK_BEHIND = 260;
const REPLY_TEXT = 1_200;
const STATUS_DISTANCE = 2_000;

interface Found {
  readonly replyCode: number | undefined;
  readonly enhancedCode: string | undefined;
  readonly start: number;
  readonly textStart: number;
  readonly rank: number;
}

/** A reply that is none of another's lines. */
interface Distinct extends Found {
  /** Where its words end. */
  readonly end: number;
}

/** Every reply in the text in order of appearance, each with its own words, its line and how deep it is wrapped. */
export function readReplies(logical: LogicalText): Reply[] {
  const found = dropContinuations(logical.text, findAll(logical));
  return found.map((item, index) => {
    const words = logical.text.slice(item.textStart, item.end);
    const enhancedCode =
      item.enhancedCode ?? trailingStatus(words) ?? wrappingStatus(found, index) ?? blockStatus(logical, item);
    const line = logical.lineAt(item.start);
    return {
      replyCode: item.replyCode,
      enhancedCode,
      text: toOneLine(withoutCodes(words.slice(0, REPLY_TEXT), item)),
      line: line.number,
      lineText: line.text,
      depth: depthOf(found, index),
      rank: item.rank,
    };
  });
}

function findAll({ text, isLog, fieldAt, codes }: LogicalText): Found[] {
  const found: Found[] = [];
  const covered: [number, number][] = [];
  const rankAt = (start: number): number => {
    const field = fieldAt(start);
    if (field === "diagnostic-code") return REPLY_RANK.diagnosticCode;
    if (mayBeQuoted(text, start) && stands(QUOTING, text, start)) return REPLY_RANK.quoted;
    if (isLog(start)) return REPLY_RANK.log;
    if (beginsLine(text, start) || stands(ANSWERED, text, start)) return REPLY_RANK.stated;
    return stands(STATED, text, start) ? REPLY_RANK.mentioned : 0;
  };
  eachMatch(BOTH_CODES, text, codes.reply, ([whole, replyCode, enhancedCode], start) => {
    const textStart = start + whole.length;
    const rank = Math.max(rankAt(start), REPLY_RANK.stated);
    found.push({ replyCode: Number(replyCode), enhancedCode, start, textStart, rank });
    covered.push([start, textStart]);
    return found.length < PASTE_LIMITS.replies;
  });
  const isCovered = createCover(covered);
  eachMatch(ENHANCED_ONLY, text, codes.enhanced, ([whole, enhancedCode], start) => {
    if (found.length >= PASTE_LIMITS.replies) return false;
    if (isCovered(start)) return true;
    const textStart = start + whole.length;
    const rank = fieldAt(start) === "status" ? REPLY_RANK.stated : rankAt(start);
    if (rank > 0 && !UNIT.test(text.slice(textStart, textStart + 8)))
      found.push({ replyCode: undefined, enhancedCode, start, textStart, rank });
    return true;
  });
  eachMatch(REPLY_ONLY, text, codes.reply, ([, replyCode], start) => {
    if (found.length >= PASTE_LIMITS.replies) return false;
    if (isCovered(start)) return true;
    const rank = rankAt(start);
    // A bare three-digit number in a sentence is a quantity more often than a reply.
    if (rank >= REPLY_RANK.stated)
      found.push({ replyCode: Number(replyCode), enhancedCode: undefined, start, textStart: start + 3, rank });
    return true;
  });
  return found.sort((a, b) => a.start - b.start);
}

/**
 * All matches of a sticky pattern, which can begin at no other than the given rising offsets or at a `#` right before one,
 * until `visit` has enough.
 */
function eachMatch(
  pattern: RegExp,
  text: string,
  offsets: readonly number[],
  visit: (match: RegExpExecArray, start: number) => boolean,
): void {
  let end = 0;
  for (const offset of offsets) {
    const first = text[offset - 1] === "#" ? offset - 1 : offset;
    for (let start = first; start <= offset; start++) {
      if (start < end) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match === null) continue;
      if (!visit(match, start)) return;
      end = pattern.lastIndex;
    }
  }
}

/** Tells by the characters before a reply whether the costly pattern is worth running. */
function mayBeQuoted(text: string, start: number): boolean {
  let before = start - 1;
  while (BETWEEN.has(text[before] ?? "")) before--;
  return QUOTING_END.has(text[before] ?? "");
}

/** Tells whether nothing but blanks and bullets stands between the beginning of a line and an offset, as far as is looked. */
function beginsLine(text: string, offset: number): boolean {
  const floor = Math.max(0, offset - LOOK_BEHIND);
  const skip = (from: number, isSkipped: (character: string) => boolean): number => {
    let at = from;
    while (at > floor && isSkipped(text[at - 1] ?? "")) at--;
    return at;
  };
  const isBlank = (character: string): boolean => character === " ";
  const at = skip(
    skip(skip(offset, isBlank), (character) => BULLETS.has(character)),
    isBlank,
  );
  return at === floor || text[at - 1] === "\n";
}

/** Tells whether a sticky pattern matches at an offset. */
function stands(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** Tells whether an offset lies in one of the given ranges, which rise and do not overlap. Queried in rising order per pass. */
function createCover(ranges: readonly (readonly [number, number])[]): (offset: number) => boolean {
  return (offset) => {
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range === undefined) return false;
      if (offset < range[0]) high = middle - 1;
      else if (offset >= range[1]) low = middle + 1;
      else return true;
    }
    return false;
  };
}

/** A multi-line reply repeats its codes on every line ("550-5.2.1 … 550-5.2.1 …"): that is one reply. */
function dropContinuations(text: string, found: readonly Found[]): Distinct[] {
  const kept: Distinct[] = [];
  let previous: Distinct | undefined;
  for (const item of found) {
    if (
      previous !== undefined &&
      item.start < previous.end + 8 &&
      item.replyCode === previous.replyCode &&
      (item.enhancedCode === previous.enhancedCode || item.enhancedCode === undefined) &&
      !/(?:->|message=|responded with|returned|led=|smtp;)/iu.test(text.slice(previous.textStart, item.start))
    ) {
      continue;
    }
    const { replyCode, enhancedCode, start, textStart, rank } = item;
    previous = { replyCode, enhancedCode, start, textStart, rank, end: replyEnd(text, textStart) };
    kept.push(previous);
  }
  return kept;
}

/** Some put the status behind words of their own: "552 sorry, mailbox over quota (#5.1.1)", "501 not accepted: 5.7.1 This …". */
function trailingStatus(words: string): string | undefined {
  return /(?:\(#|: )([245]\.\d{1,3}\.\d{1,3})(?=[) ])/u.exec(words)?.[1];
}

/** "5.3.0 - Other mail system problem 550-'Unknown…": the wrapper's status is the reply's. */
function wrappingStatus(found: readonly Distinct[], index: number): string | undefined {
  const outer = found[index - 1];
  const item = found[index];
  const wraps = outer !== undefined && outer.replyCode === undefined && item !== undefined && item.start < outer.end;
  return wraps ? outer.enhancedCode : undefined;
}

/** A diagnostic code without a status of its own has the Status field of its recipient's block (RFC 3464 2.3). */
function blockStatus(logical: LogicalText, item: Found): string | undefined {
  if (item.rank !== REPLY_RANK.diagnosticCode) return undefined;
  const before =
    logical.text
      .slice(Math.max(0, item.start - STATUS_DISTANCE), item.start)
      .split(/\n[ ]*\n/u)
      .at(-1) ?? "";
  const after = logical.text.slice(item.start, item.start + STATUS_DISTANCE).split(/\n[ ]*\n/u)[0] ?? "";
  return /(?:^|\n)Status[ ]*:[ ]*([245]\.\d{1,3}\.\d{1,3})/iu.exec(`${before}${after}`)?.[1];
}

/** The words of a reply without the codes that every line of it repeats. */
function withoutCodes(words: string, { replyCode, enhancedCode }: Found): string {
  const isRepeated =
    replyCode === undefined
      ? /\b\d{3}[ -]/u.test(words)
      : words.includes(`${replyCode} `) || words.includes(`${replyCode}-`);
  if (!isRepeated) return words;
  const enhanced = enhancedCode === undefined ? "" : `(?:${enhancedCode.replaceAll(".", "\\.")})?`;
  return words.replace(new RegExp(`\\b${replyCode ?? "\\d{3}"}[ -]+${enhanced}`, "gu"), " ");
}

function toOneLine(words: string): string {
  return (/\s\s|[^\S ]/u.test(words) ? words.replace(/\s+/gu, " ") : words).trim();
}

/** Where the words of a reply end: at a blank line, at a new field or recipient, at the end of a log line. */
const LINE_BEHIND =
  /\n[ ]*(?:\n|<<<|>>>|[A-Z][A-Za-z]+(?:-[A-Za-z]+)+:|<[^\n>]{3,200}>:|\d{4}-\d\d-\d\dT|\d{1,2}\/\d{1,2}\/\d{4}|[ ]*[-*'"(<#>]*[245][0-5]\d[ -](?!to |bytes))/u;
/** The same within a line, where a system wraps replies of its own. */
const MARKS_BEHIND = ["##", "};{"] as const;

function replyEnd(text: string, from: number): number {
  const window = text.slice(from, from + REPLY_TEXT * 2);
  let end = LINE_BEHIND.exec(window)?.index ?? window.length;
  for (const mark of MARKS_BEHIND) {
    const at = window.indexOf(mark);
    if (at >= 0 && at < end) end = at;
  }
  return from + end;
}

/** Number of replies around this one: each one before it whose words have not ended where this one starts. */
function depthOf(found: readonly Distinct[], index: number): number {
  const item = found[index];
  if (item === undefined) return 0;
  let depth = 0;
  // Wrappers nest a few deep at most; looking further back would make a paste of nothing but codes quadratic.
  for (let outer = Math.max(0, index - 6); outer < index; outer++) {
    if (item.start < (found[outer]?.end ?? 0)) depth++;
  }
  return depth;
}
