import type { Paste, Reply } from "../paste";
import { CHINESE_TERMS, COMMON_WORDS, EXCHANGE_PARTS, SYMBOLS, TECHNICAL_WORDS } from "./technical-words";

/** What may be kept of a paste that had no answer: codes and words of closed lists, never anything of the people in it. */
export interface Unanswered {
  /** Reply and enhanced status code of the deciding reply, such as `550 5.7.64`; empty where there is none. */
  readonly codes: readonly string[];
  /** Runs of technical words in their order; what stood between two runs was not kept. */
  readonly words: readonly string[];
  /** Forms the paste came in. */
  readonly sources: readonly string[];
  /** Names of the facts that were read. */
  readonly marks: readonly string[];
}

/** Words that tell an error from another stand at its beginning; behind them come addresses, links and advice. */
const MOST_WORDS = 24;
const MOST_RUNS = 4;
/** Text that is looked at, where a paste has no reply. */
const MOST_TEXT = 4_000;

/** Fields that people fill with words of their own, and how they are called in a few languages. */
const PERSONAL_FIELD =
  /(?:^|\n|\s)(?:subject|from|to|cc|bcc|sent|sender|date|thread-topic|comments?|betreff|von|an|gesendet|objet|de|à|asunto|para|oggetto|assunto|тема|от|кому|件名|差出人|宛先|主题|主旨|發件人|发件人|收件人|抄送|发送时间)[ ]*[:：][^\n]*/giu;
/** A display name in front of an address, an address with a quoted name, text in angle brackets. */
const NAMED_ADDRESS = /"[^"\n]*"(?=\s*<|@)|<[^>\n]*>|\S*@\S*/gu;
/** What holds one of these is an address, a path, a link, an id or a number with its name, however many of its parts are words. */
const COMPOUND = /[@\\/=%#$&*+~^`|_\d]|:.*:|[^.:].*\..*[^.]/u;
const NEGATION = /^(?:cannot|no|not|without)$/u;
const EDGES = /^[^\p{L}\d]+|[^\p{L}\d]+$/gu;
const HAN = /\p{Script=Han}/u;
/** Errors of Windows' security interface: facility 9 (SSPI). */
const SSPI_ERROR = /^0x8009[0-9a-f]{4}$/u;
const ENHANCED_CODE = /^[245]\.\d\.\d{1,3}$/u;

/** Reduces a paste to what may be kept of it. */
export function toUnanswered({ facts, passages, sources, marks }: Paste): Unanswered {
  // A log holds replies of success too; the first that is none decides.
  const failures = facts.replies.filter((reply) => !isSuccess(reply));
  const [deciding] = failures;
  const ofReplies = failures.map(({ text }) => text).find((text) => toRuns(text).length > 0);
  const text =
    ofReplies ??
    passages
      .map((passage) => passage.text)
      .join("\n")
      .slice(0, MOST_TEXT);
  return {
    codes: deciding === undefined ? [] : toCode(deciding.replyCode, deciding.enhancedCode),
    words: toRuns(text),
    sources: [...sources].sort(),
    marks: [...marks.keys()].sort(),
  };
}

function isSuccess({ replyCode, enhancedCode }: Reply): boolean {
  return replyCode === undefined ? enhancedCode?.startsWith("2.") === true : replyCode < 400;
}

function toCode(replyCode: number | undefined, enhancedCode: string | undefined): string[] {
  const enhanced = enhancedCode !== undefined && ENHANCED_CODE.test(enhancedCode) ? enhancedCode : undefined;
  const code = [replyCode, enhanced].filter((part) => part !== undefined).join(" ");
  return code === "" ? [] : [code];
}

/** The runs of permitted words of a text that say what it is about. */
function toRuns(text: string): string[] {
  const runs: string[] = [];
  let run: string[] = [];
  let kept = 0;
  const end = (): void => {
    // Linking words at the edges say nothing, but a "not" says all.
    while (COMMON_WORDS.has(run.at(-1) ?? "")) run.pop();
    while (COMMON_WORDS.has(run[0] ?? "") && !NEGATION.test(run[0] ?? "")) run.shift();
    const words = run.join(" ");
    if (run.length > 0 && runs.length < MOST_RUNS && !runs.includes(words)) runs.push(words);
    run = [];
  };
  const open = text.normalize("NFKC").replaceAll(PERSONAL_FIELD, "\n\u0000 ").replaceAll(NAMED_ADDRESS, " \u0000 ");
  for (const chunk of open.split(/[\s,;()"'“”‘’<>[\]{}!?，。；：、（）「」【】《》！？]+/u)) {
    if (chunk === "") continue;
    if (kept >= MOST_WORDS) break;
    const words = toPermitted(chunk);
    if (words.length === 0) end();
    else if (HAN.test(chunk)) {
      // Between two terms of one chunk other words may have stood.
      end();
      runs.push(...words.filter((word) => !runs.includes(word)).slice(0, Math.max(0, MOST_RUNS - runs.length)));
    } else run.push(...words);
    kept += words.length;
    if (/[.:]$/u.test(chunk)) end();
  }
  end();
  return runs;
}

/** What of a stretch without spaces may be kept. */
function toPermitted(chunk: string): string[] {
  const bare = chunk.replaceAll(EDGES, "");
  if (SYMBOLS.has(bare) || isExchangeName(bare)) return [bare];
  const word = bare.toLowerCase();
  if (SSPI_ERROR.test(word)) return [word];
  if (COMPOUND.test(bare)) return TECHNICAL_WORDS.has(word) ? [word] : [];
  if (HAN.test(bare)) return toChineseTerms(bare);
  return TECHNICAL_WORDS.has(word) || COMMON_WORDS.has(word) ? [word] : [];
}

function isExchangeName(name: string): boolean {
  const parts = name.split(/[.:]/u);
  return parts.length > 1 && parts.every((part) => EXCHANGE_PARTS.has(part));
}

function toChineseTerms(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    const term = CHINESE_TERMS.find((candidate) => text.startsWith(candidate, at));
    if (term !== undefined) found.push(term);
    at += term?.length ?? 1;
  }
  return found;
}
