import type { Command } from "../fix";

/** One word of a command line, as its shell divides it. */
export interface ShellWord {
  /** Without the quotes around its parts. */
  readonly text: string;
  /** As it is written. */
  readonly raw: string;
}

/** A command divided into words. `unclosed` tells a quote without a partner. */
export interface ShellWords {
  readonly words: readonly ShellWord[];
  readonly unclosed?: string;
}

/** cmd knows double quotes only; PowerShell single ones too, and takes typographic ones for straight ones. */
const QUOTES: Readonly<Record<Command["shell"], Readonly<Record<string, RegExp>>>> = {
  cmd: { '"': /"/u },
  powershell: { '"': /["\u201C-\u201E]/u, "'": /['\u2018-\u201B]/u },
  exchange: { '"': /["\u201C-\u201E]/u, "'": /['\u2018-\u201B]/u },
};

/** Divides a command line at the spaces outside of quotes; operators are words of their own. */
export function toShellWords({ shell, text }: Command): ShellWords {
  const quotes = Object.values(QUOTES[shell]);
  const words: ShellWord[] = [];
  let word = { text: "", raw: "" };
  let open: RegExp | undefined;
  let openedBy = "";
  const end = (): void => {
    if (word.raw !== "") words.push(word);
    word = { text: "", raw: "" };
  };
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (shell !== "cmd" && character === "`" && openedBy !== "'") {
      const escaped = text[index + 1] ?? "";
      index++;
      if (/\s/u.test(escaped) && open === undefined) continue;
      word = { text: word.text + escaped, raw: `${word.raw}\`${escaped}` };
    } else if (open !== undefined) {
      word.raw += character;
      if (open.test(character)) open = undefined;
      else word.text += character;
    } else if (quotes.some((quote) => quote.test(character))) {
      open = quotes.find((quote) => quote.test(character));
      openedBy = character;
      word.raw += character;
    } else if (/\s/u.test(character)) end();
    else if (/[|;<>&]/u.test(character)) {
      end();
      words.push({ text: character, raw: character });
    } else word = { text: word.text + character, raw: word.raw + character };
    if (open === undefined) openedBy = "";
  }
  end();
  return open === undefined ? { words } : { words, unclosed: openedBy };
}
