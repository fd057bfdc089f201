import type { Command } from "../../fix";
import { commandsOf } from "../article-commands";
import type { ArticleRule } from "../rule";
import { toShellWords, type ShellWord } from "../shell-words";

export const quotedPaths: ArticleRule = {
  id: "quoted-paths",
  severity: "error",
  scope: "article",
  summary: "In commands, a path with spaces stands in quotes of its shell.",
  check({ article }) {
    return commandsOf(article).flatMap((command) => {
      const message = faultOf(command);
      const quotes = command.shell === "cmd" ? "double quotes: cmd knows no others" : "single or double quotes";
      return message === undefined
        ? []
        : [
            {
              at: command.at,
              message,
              help: `Put the whole path in ${quotes}, closed on both sides. Inside JSON a double quote is written \\".`,
            },
          ];
    });
  },
};

function faultOf(command: Command): string | undefined {
  const { words, unclosed } = toShellWords(command);
  if (unclosed !== undefined) return `The quote ${unclosed} is not closed.`;
  for (const [index, word] of words.entries()) {
    const wrong = wrongQuoteOf(word, command);
    if (wrong !== undefined)
      return `The path ${word.raw} begins with ${wrong}, which is no quote for ${command.shell}.`;
    if (mayExpandToSpaces(word, command)) return `The path ${word.raw} expands to one with spaces and is not quoted.`;
    const next = words[index + 1];
    if (next !== undefined && isSplitPath(word, next))
      return `The path ${word.raw} ${next.raw} has a space and is not quoted.`;
  }
  return undefined;
}

const REGISTRY = /^(?:Registry::)?HK(?:LM|CU|CR|U|CC|EY_[A-Z_]+):?\\/iu;
const FILE = /^(?:[A-Za-z]:\\|\\\\[\w.{}-]+\\|%\w+(?:\(x86\))?%\\|\$\{?env:[\w()]+\}?\\|\.{1,2}\\)/iu;
/** Beginnings of names with spaces, as the last part of a path that goes on behind the space. */
const GOES_ON =
  /\\(?:Program|Common|Documents|Internet|Windows|Exchange|Microsoft|Default|Client|Outbound|Inbound|TLS|SSL|Local|Application|System|Temporary|Message|Protocol|Send|Receive)$/iu;

function isSplitPath(word: ShellWord, next: ShellWord): boolean {
  if (/^["'\u2018-\u201E]/u.test(word.raw) || word.raw !== word.text) return false;
  // A parameter, an operator, a quoted word or another path begins something new.
  if (/^(?:[-/|;<>&"'(){}$@%]|\d>)/u.test(next.raw) || isPath(next.text)) return false;
  if (REGISTRY.test(word.raw)) return true;
  return FILE.test(word.raw) && (GOES_ON.test(word.raw) || (next.raw.includes("\\") && !/\.\w{2,4}$/u.test(word.raw)));
}

function isPath(text: string): boolean {
  return REGISTRY.test(text) || FILE.test(text);
}

/** Quotes of another shell, or typographic ones of a word processor: they become part of the path. */
function wrongQuoteOf({ raw }: ShellWord, { shell }: Command): string | undefined {
  const [, quote = "", path = ""] = /^([`'\u2018-\u201E\u00AB])(.+)$/u.exec(raw) ?? [];
  return isPath(path) && (shell === "cmd" || quote === "\u00AB") ? quote : undefined;
}

/** cmd puts the variable's text in before it divides; PowerShell does not, but a reader who pastes it elsewhere is not safe. */
function mayExpandToSpaces({ raw, text }: ShellWord, { shell }: Command): boolean {
  if (raw !== text) return false;
  const name =
    "(?:ProgramFiles|ProgramFiles\\(x86\\)|CommonProgramFiles|CommonProgramFiles\\(x86\\)|ProgramW6432|ExchangeInstallPath|UserProfile|AppData|LocalAppData)";
  const variable = shell === "cmd" ? `%${name}%` : `\\$(?:env:${name}|\\{env:${name}\\})`;
  return new RegExp(`^${variable}\\\\?.`, "iu").test(raw);
}
