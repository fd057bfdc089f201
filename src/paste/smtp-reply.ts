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
  /(?<![\w./-])([245][0-5]\d)(?:[ \n:'"-]{1,8}#?|[ ]?#|,[ ]?b?['"]|,[ ]?[a-z]*[ _]?code[ ]?:[ ]?)([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)/iuy;
const ENHANCED_ONLY = /(?<![\w./-])#?([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d|-\d)/uy;
const REPLY_ONLY = /(?<![\w./#-])([45][0-5]\d)(?=[ \n:,-]+["'<([*:]*[\p{L}\d<[(#*]|[ ]*["':]*[ ]*(?:\n|$))/uy;

/** What stands directly before a reply that some system quotes. Looked for backwards from the reply. */
const QUOTING =
  /(?<=(?:\bsaid:|\breturned:?|\bresponded with:?|\bresponse(?: from [^\n]{1,80})? was:?|\breplied:?|\bresponse:|\b(?:smtp|x-[a-z-]{1,240}|esmtp);|\bled=|\bmsg=|\bmessage=|<<<|->|\berror from remote (?:mail )?server[\s\S]{0,200}:|\breason:|\berror(?: message)?:|\banswer(?:ed)?:|\bwith smtp response|\bthis error:|\breason for the problem:|\bthe response was:|##|smtp;)[ \n'"(<#>*[-]{0,12})/iuy;
/** A recipient, a host, or a word for "code" with its colon: what follows is the answer about it. */
const ANSWERED =
  /(?<=(?:(?:[>\])]|@[\w.-]{1,250}|\b(?:error|failure|reason|fehler|错误|代码))[ ]{0,250}:|\b\w{0,250}code[ ]{0,250}:?)[ \n'"(<#>*]{0,6})/iuy;
const STATED =
  /(?<=(?:[:;.,('"=<#>[{|\-—。，、：]|\b(?:error|code|status|got|get|gets|getting|gives|dsn|ndr|bounce|bounced|with|says|see|returns|is|and|or|mit|fehler|avec|con|com|met|と|に)|\p{Script=Han}|\p{Script=Hiragana}|@[\w.-]{1,250}>?)[ \n'"(<#>*]{0,6})/iuy;
const LINE_START = /(?:^|\n)[ ]*[-*'"(<#>\][{.|]*[ ]*$/u;
/** A unit right behind a number in dots: a measurement, not a status. */
const UNIT = /^[ ]?(?:ms|s|sec|gb|mb|kb|%|km|avg|ghz|v\d)\b/iu;
const LOOK_BEHIND = 260;
const REPLY_TEXT = 1_200;
const STATUS_DISTANCE = 2_000;

interface Found {
  readonly replyCode?: number;
  readonly enhancedCode?: string;
  readonly start: number;
  readonly textStart: number;
  readonly rank: number;
}

/** Every reply in the text in order of appearance, each with its own words, its line and how deep it is wrapped. */
export function readReplies(logical: LogicalText): Reply[] {
  const found = dropContinuations(logical.text, findAll(logical));
  return found.map((item, index) => {
    const next = found[index + 1];
    const end = replyEnd(logical.text, item.textStart);
    const enhancedCode =
      item.enhancedCode ??
      trailingStatus(logical.text.slice(item.textStart, end)) ??
      wrappingStatus(logical.text, found, index) ??
      blockStatus(logical, item);
    const line = logical.lineAt(item.start);
    const text = logical.text
      .slice(item.textStart, Math.min(end, item.textStart + REPLY_TEXT))
      .replace(continuationCodes(item), " ")
      .replace(/\s+/gu, " ")
      .trim();
    return {
      ...(item.replyCode === undefined ? {} : { replyCode: item.replyCode }),
      ...(enhancedCode === undefined ? {} : { enhancedCode }),
      text: next !== undefined && next.start < end ? text.slice(0, REPLY_TEXT) : text,
      line: line.number,
      lineText: line.text,
      depth: depthOf(found, index, logical.text),
      rank: item.rank,
    };
  });
}

function findAll({ text, isLog, fieldAt, codes }: LogicalText): Found[] {
  const found = new Map<number, Found>();
  const covered: [number, number][] = [];
  const rankAt = (start: number): number => {
    const field = fieldAt(start);
    if (field === "diagnostic-code") return REPLY_RANK.diagnosticCode;
    if (stands(QUOTING, text, start)) return REPLY_RANK.quoted;
    if (isLog(start)) return REPLY_RANK.log;
    const before = text.slice(Math.max(0, start - LOOK_BEHIND), start);
    if (LINE_START.test(before) || stands(ANSWERED, text, start)) return REPLY_RANK.stated;
    return stands(STATED, text, start) ? REPLY_RANK.mentioned : 0;
  };
  for (const match of matchesAt(BOTH_CODES, text, codes)) {
    if (found.size >= PASTE_LIMITS.replies) break;
    const [whole, replyCode = "", enhancedCode = ""] = match;
    found.set(match.index, {
      replyCode: Number(replyCode),
      enhancedCode,
      start: match.index,
      textStart: match.index + whole.length,
      rank: Math.max(rankAt(match.index), REPLY_RANK.stated),
    });
    covered.push([match.index, match.index + whole.length]);
  }
  const isCovered = createCover(covered);
  for (const match of matchesAt(ENHANCED_ONLY, text, codes)) {
    if (found.size >= PASTE_LIMITS.replies) break;
    if (isCovered(match.index)) continue;
    const [whole, enhancedCode = ""] = match;
    const textStart = match.index + whole.length;
    const rank = fieldAt(match.index) === "status" ? REPLY_RANK.stated : rankAt(match.index);
    if (rank === 0 || UNIT.test(text.slice(textStart, textStart + 8))) continue;
    found.set(match.index, { enhancedCode, start: match.index, textStart, rank });
  }
  for (const match of matchesAt(REPLY_ONLY, text, codes)) {
    if (found.size >= PASTE_LIMITS.replies) break;
    if (isCovered(match.index)) continue;
    const rank = rankAt(match.index);
    // A bare three-digit number in a sentence is a quantity more often than a reply.
    if (rank < REPLY_RANK.stated) continue;
    found.set(match.index, { replyCode: Number(match[1]), start: match.index, textStart: match.index + 3, rank });
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** All matches of a sticky pattern, which can begin at no other than the given rising offsets or at a `#` right before one. */
function* matchesAt(pattern: RegExp, text: string, offsets: readonly number[]): Generator<RegExpExecArray> {
  let end = 0;
  for (const offset of offsets) {
    for (const start of text[offset - 1] === "#" ? [offset - 1, offset] : [offset]) {
      if (start < end) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match === null) continue;
      yield match;
      end = match.index + match[0].length;
    }
  }
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
function dropContinuations(text: string, found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const item of found) {
    const previous = kept.at(-1);
    if (
      previous !== undefined &&
      item.start < replyEnd(text, previous.textStart) + 8 &&
      item.replyCode === previous.replyCode &&
      (item.enhancedCode === previous.enhancedCode || item.enhancedCode === undefined) &&
      !/(?:->|message=|responded with|returned|led=|smtp;)/iu.test(text.slice(previous.textStart, item.start))
    ) {
      continue;
    }
    kept.push(item);
  }
  return kept;
}

/** Some put the status behind words of their own: "552 sorry, mailbox over quota (#5.1.1)", "501 not accepted: 5.7.1 This …". */
function trailingStatus(words: string): string | undefined {
  return /(?:\(#|: )([245]\.\d{1,3}\.\d{1,3})(?=[) ])/u.exec(words)?.[1];
}

/** "5.3.0 - Other mail system problem 550-'Unknown…": the wrapper's status is the reply's. */
function wrappingStatus(text: string, found: readonly Found[], index: number): string | undefined {
  const outer = found[index - 1];
  const item = found[index];
  const wraps =
    outer !== undefined &&
    outer.replyCode === undefined &&
    item !== undefined &&
    item.start < replyEnd(text, outer.textStart);
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

function continuationCodes(item: Found): RegExp {
  const code = item.replyCode ?? "\\d{3}";
  const enhanced = item.enhancedCode?.replaceAll(".", "\\.");
  return new RegExp(`\\b${code}[ -]+${enhanced === undefined ? "" : `(?:${enhanced})?`}`, "gu");
}

/** Where the words of a reply end: at a blank line, at a new field or recipient, at `##`, at the end of a log line. */
const REPLY_END =
  /\n[ ]*(?:\n|<<<|>>>|[A-Z][A-Za-z]+(?:-[A-Za-z]+)+:|<[^\n>]{3,200}>:|\d{4}-\d\d-\d\dT|\d{1,2}\/\d{1,2}\/\d{4}|[ ]*[-*'"(<#>]*[245][0-5]\d[ -](?!to |bytes))|##|\};\{|$(?![\s\S])/gu;

function replyEnd(text: string, from: number): number {
  const window = text.slice(from, from + REPLY_TEXT * 2);
  REPLY_END.lastIndex = 0;
  const match = REPLY_END.exec(window);
  return from + (match?.index ?? window.length);
}

/** Number of replies around this one: each one before it whose words have not ended where this one starts. */
function depthOf(found: readonly Found[], index: number, text: string): number {
  const item = found[index];
  if (item === undefined) return 0;
  let depth = 0;
  // Wrappers nest a few deep at most; looking further back would make a paste of nothing but codes quadratic.
  for (let outer = Math.max(0, index - 6); outer < index; outer++) {
    const candidate = found[outer];
    if (candidate !== undefined && item.start < replyEnd(text, candidate.textStart)) depth++;
  }
  return depth;
}
