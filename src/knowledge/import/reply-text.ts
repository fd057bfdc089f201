/** The reply in an error text, its parts apart. */
export interface ReplyText {
  readonly replyCode?: number;
  readonly enhancedCode?: string;
  /** The words behind the codes that stay the same from case to case; empty where there are none. */
  readonly phrase: string;
}

/** RFC 5321 4.2 and RFC 3463 2; four-part numbers are versions and addresses. */
const REPLY = /(?<![\w.])(?<code>[245]\d\d)[ -]#?(?<enhanced>[245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)(?<rest>[^\n]*)/u;
const ENHANCED_ONLY = /(?<![\w.])#?(?<enhanced>[245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)(?<rest>[^\n]*)/u;
/** Reply codes that mail servers use; 403, 404 and 412 are the web's. */
const CODE_ONLY = /^\W*(?<code>4(?:21|3\d|5\d|7\d)|5(?:0[0-4]|[1-7]\d))[ -](?=\p{L})(?<rest>[^\n]*)/u;
/** Behind these stands the reply that was the cause of the one before. */
const INNER = /(?:Last ?error(?:\s+encountered)?\s*[:：]|LED=|->|responded with\s*[:：]?)\s*/giu;
/** What differs from case to case: names in brackets, addresses, numbers spelled as x. */
const PLACEHOLDER =
  /<[^<>]*>|\[[^[\]]*\]|\{[^{}]*\}|\S+@\S+|\b(?:x{2,}|\d{1,3})(?:\.(?:x{1,}|\d{1,3})){3}\b|(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/gi;
/** Words of failure in replies and logs. */
export const FAILURE =
  /error|fail|denied|refused|reject|dropped|expired|timed? ?out|unavailable|couldn't|cannot|can't|not (?:accepted|found|allowed|permitted|authenticated|authorized|valid|sent)|invalid|must |unable|exceed|unrecognized|too (?:many|large|long)|blocked|disabled|required|unauthenticated|错误|失败|拒绝|必须|无法|超时|丢弃/iu;
const SHORTEST = 4;
/** Up to here one clause is enough to tell a reply from others. */
const LONG_ENOUGH = 12;

export function hasReplyCode(text: string): boolean {
  return REPLY.test(text) || ENHANCED_ONLY.test(text) || CODE_ONLY.test(text);
}

/** Reads the innermost reply of an error text; a text without codes is a phrase. */
export function readReplyText(text: string): ReplyText {
  const inner = text.split(INNER).findLast((piece) => hasReplyCode(piece)) ?? text;
  const groups = (REPLY.exec(inner) ?? CODE_ONLY.exec(inner) ?? ENHANCED_ONLY.exec(inner))?.groups;
  if (groups === undefined) return { phrase: toPhrase(text) };
  const { code, enhanced, rest = "" } = groups;
  return {
    ...(code === undefined ? {} : { replyCode: Number(code) }),
    ...(enhanced === undefined ? {} : { enhancedCode: enhanced }),
    phrase: toPhrase(rest),
  };
}

function toPhrase(text: string): string {
  const lines = text.trim().split("\n");
  const line = lines.find((candidate) => FAILURE.test(candidate)) ?? lines[0] ?? "";
  const pieces = line.split(PLACEHOLDER).map(tidyPhrase);
  const piece = pieces.reduce((best, next) => (countLetters(next) > countLetters(best) ? next : best), "");
  const clauses = piece.split(/["”]\s+|;\s|[.。]\s+|[;；]|。/u);
  let phrase = "";
  for (const clause of clauses) {
    phrase = phrase === "" ? clause : piece.slice(0, piece.indexOf(clause, phrase.length) + clause.length);
    if (countLetters(phrase) >= LONG_ENOUGH) break;
  }
  return countLetters(phrase) >= SHORTEST ? tidyPhrase(phrase) : "";
}

function tidyPhrase(text: string): string {
  return text.replaceAll(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N})]+$/gu, "");
}

/** A Chinese, Japanese or Korean character says as much as several letters. */
function countLetters(text: string): number {
  const ideographs =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) + ideographs * 2;
}
