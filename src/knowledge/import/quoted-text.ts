import type { Inline } from "./inline";
import { FAILURE, hasReplyCode } from "./reply-text";

const QUOTED: readonly RegExp[] = [
  /"([^"“”]{4,})["”“]/gu,
  /[“”„]([^“”"„]{4,})[“”"]/gu,
  /「([^」]{4,})」/gu,
  /«([^»]{4,})»/gu,
  // An apostrophe inside a word ends no quotation.
  /(?<![\p{L}\p{N}])['‘’]((?:[^'‘’]|(?<=\p{L})['’](?=\p{L})){4,})['‘’](?![\p{L}\p{N}])/gu,
  // Translations close the quotation directly in front of the next word.
  /(?<![A-Za-z0-9])['‘]([^'‘’]{4,})['’](?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu,
];
const COMMAND =
  /^(?:PS [A-Z]:\\|\$\w+\s*=|(?:[A-Z][a-z]+)+-[A-Z]\w+(?:\s|$)|(?:reg|netsh|nslookup|telnet|ping|ipconfig|iisreset)(?:\.exe)?\s)/u;
const REGISTRY = /\bHK(?:EY_|LM\b)|=\s*dword\b/i;

/** True where a text reads like something a server or program reported. */
export function isErrorText(text: string): boolean {
  return (
    !isCommand(text) &&
    !REGISTRY.test(text) &&
    (hasReplyCode(text) || (FAILURE.test(text) && /\S\s+\S|\p{Script=Han}{4}/u.test(text)))
  );
}

/** True where a text is a command to type. */
export function isCommand(text: string): boolean {
  return COMMAND.test(text.trim());
}

/** The error text that a sentence quotes, in quotes of any kind or as `code`; undefined where it quotes none. */
export function findQuoted(text: string, { codes, bolds }: Pick<Inline, "codes" | "bolds">): string | undefined {
  const marked = codes.find((code) => isErrorText(code)) ?? bolds.find((bold) => hasReplyCode(bold));
  if (marked !== undefined) return marked.trim();
  return QUOTED.flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => (match[1] ?? "").trim())
    .find(isErrorText);
}

/** What stands behind the last dash or colon of a line: "Error in the log - TLS negotiation failed". */
export function findTail(text: string): string | undefined {
  const tail = /^[\s\S]*(?:\s?[-–—]\s+|[:：]\s*)(?<tail>\S[\s\S]*)$/u.exec(text)?.groups?.["tail"]?.trim();
  return tail === undefined || !isErrorText(tail) ? undefined : tail.replaceAll(/^['"“‘`]+|['"”’`]+$/gu, "");
}

/** The text from its first reply code on. */
export function findReply(text: string): string | undefined {
  const at = text.search(/(?<![\w.])[245]\d\d[ -]#?[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/u);
  return at < 0 ? undefined : text.slice(at).trim();
}
