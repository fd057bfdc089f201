import type { Command } from "../../fix";
import { withSuggestion } from "../../nearest";
import { commandsOf, type PlacedCommand } from "../article-commands";
import { stringsIn, textsOf } from "../article-strings";
import type { ArticleRule, Report } from "../rule";

/** What a paste can fill in. */
const KNOWN = ["{recipient}", "{sender}", "{domain}", "{server}", "{ip}"] as const;

export const knownPlaceholders: ArticleRule = {
  id: "known-placeholders",
  severity: "error",
  scope: "article",
  summary: `Commands hold no placeholders but ${KNOWN.join(" ")}, where their shell takes the quoted value; texts hold none.`,
  check({ article }) {
    const inTexts = textsOf(article).flatMap(({ at, text }) =>
      stringsIn(text, at).flatMap((string): Report[] => {
        const found = KNOWN.find((placeholder) => string.text.toLowerCase().includes(placeholder));
        if (found === undefined) return [];
        return [
          {
            at: string.at,
            message: `The text holds the placeholder ${found}.`,
            help: "Only commands are filled in. Say in words what is meant, such as: the recipient's address.",
          },
        ];
      }),
    );
    return [...commandsOf(article).flatMap(checkCommand), ...inTexts];
  },
};

/** One word in braces, and words in angle brackets. A block of PowerShell has spaces, a cmdlet or a `$` in its braces. */
const BRACED = /(?<![$@\w])\{\{?\s*([\p{L}_][\p{L}\p{N}_-]*)\s*\}\}?/gu;
const CMDLET = /^[A-Z][A-Za-z]+-[A-Z][A-Za-z]+$/u;
const ANGLED = /<(?!\w+\s*=)([\p{Ll}][\p{L} _-]{2,})>/gu;

function checkCommand(command: PlacedCommand): Report[] {
  const { at, text } = command;
  const permitted = `Permitted: ${KNOWN.join(", ")}. For what no paste can tell, write the word in upper case, such as THUMBPRINT.`;
  for (const [found, name = ""] of text.matchAll(BRACED)) {
    if (CMDLET.test(name) || KNOWN.some((placeholder) => placeholder === found)) continue;
    const right = KNOWN.find((placeholder) => placeholder === `{${name.toLowerCase()}}`);
    const report = {
      at,
      message: `${found} is no placeholder that is filled in.`,
      help: withSuggestion(found, KNOWN, permitted),
    };
    return [right === undefined ? report : { ...report, fix: { value: text.replaceAll(found, right) } }];
  }
  for (const [found] of text.matchAll(ANGLED)) {
    return [
      { at, message: `${found} is no placeholder that is filled in.`, help: withSuggestion(found, KNOWN, permitted) },
    ];
  }
  const wrong = wrongQuoteOf(command);
  return wrong === undefined ? [] : [{ at, ...wrong }];
}

/**
 * A value is put in as it is behind a quote, a letter, a digit, a dot or @, and in single quotes of PowerShell elsewhere: inside a
 * quoted text, behind anything else, those quotes would become part of it.
 */
function wrongQuoteOf({ shell, text }: Command): Pick<Report, "message" | "help"> | undefined {
  for (const { 0: found, index } of text.matchAll(/\{(?:recipient|sender|domain|server|ip)\}/gu)) {
    const before = text.slice(0, index);
    if (shell === "cmd") {
      if (!before.endsWith("'")) continue;
      return {
        message: `${found} stands in single quotes, which cmd passes on as part of the value.`,
        help: `Write "${found}" or ${found}.`,
      };
    }
    if (/["'\w.@]$/u.test(before) || !isInsideQuotes(before)) continue;
    return {
      message: `${found} stands inside a quoted text behind ${JSON.stringify(before.slice(-1))}: its value would be put in with quotes of its own.`,
      help: `Put it directly behind a quote: "Name -eq '${found}'", or '${found}' as a word of its own.`,
    };
  }
  return undefined;
}

function isInsideQuotes(before: string): boolean {
  let open = "";
  for (const character of before) {
    if (open === "" && (character === "'" || character === '"')) open = character;
    else if (character === open) open = "";
  }
  return open !== "";
}
