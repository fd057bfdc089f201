import { Parser } from "htmlparser2";

/** A piece of text in both languages of a file; in a file of one language both are the same. */
export interface Pair {
  readonly english: string;
  readonly local: string;
}

export interface InlineLink extends Pair {
  readonly url: string;
}

/** What a run of inline HTML holds. */
export interface Inline {
  /** Sentence by sentence where the file is bilingual, else in one. */
  readonly pairs: readonly Pair[];
  readonly links: readonly InlineLink[];
  /** Verbatim pieces (`code`). */
  readonly codes: readonly string[];
  /** Pieces in bold type: some pages quote replies so. */
  readonly bolds: readonly string[];
}

type Side = "english" | "local" | "both";

interface Growing {
  english: string;
  local: string;
}

/** Ends a sentence, a quote or a lead-in; a pair that does not end so goes on in the next one. */
const SENTENCE_END = /[.!?:;。！？：；\-–—]["'”’)\]*`]*\s*$/u;

/**
 * Reads inline HTML with the side-by-side markup of Microsoft's localisation: a span with data-ttu-id holds the local text, one of
 * class sxs-lookup the English; text in neither belongs to both.
 */
export function readInline(html: string): Inline {
  const pairs: Growing[] = [{ english: "", local: "" }];
  const links: (Growing & { url: string })[] = [];
  const codes: string[] = [];
  const bolds: string[] = [];
  const sides: Side[] = ["both"];
  let link: (Growing & { url: string }) | undefined;
  let code: string | undefined;
  let bold: string | undefined;

  const add = (text: string): void => {
    const side = sides.at(-1) ?? "both";
    const last = pairs.at(-1) ?? { english: "", local: "" };
    for (const target of link === undefined ? [last] : [last, link]) {
      if (side !== "local") target.english += text;
      if (side !== "english") target.local += text;
    }
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "span") {
        const isEnglish = /\bsxs-lookup\b/u.test(attributes["class"] ?? "");
        const isLocal = "data-ttu-id" in attributes;
        if (isLocal && SENTENCE_END.test(pairs.at(-1)?.english ?? "")) pairs.push({ english: "", local: "" });
        sides.push(isEnglish ? "english" : isLocal ? "local" : (sides.at(-1) ?? "both"));
      } else if (name === "a" && attributes["href"] !== undefined) {
        link = { url: attributes["href"], english: "", local: "" };
        links.push(link);
      } else if (name === "code") {
        code = "";
        add("`");
      } else if (name === "strong") bold = "";
      else if (name === "br") add("\n");
    },
    ontext(text) {
      add(text);
      if (code !== undefined) code += text;
      // The translation says the same in other words.
      if (bold !== undefined && sides.at(-1) !== "local") bold += text;
    },
    onclosetag(name) {
      if (name === "span" && sides.length > 1) sides.pop();
      else if (name === "a") link = undefined;
      else if (name === "strong" && bold !== undefined) {
        bolds.push(bold);
        bold = undefined;
      } else if (name === "code" && code !== undefined) {
        codes.push(code);
        code = undefined;
        add("`");
      }
    },
  });
  parser.end(html);
  return {
    pairs: pairs.map(tidyPair).filter(({ english, local }) => english !== "" || local !== ""),
    links: links.map(({ url, english, local }) => ({ url, ...tidyPair({ english, local }) })),
    codes,
    bolds,
  };
}

function tidyPair({ english, local }: Pair): Pair {
  return { english: tidy(english), local: tidy(local) };
}

/** Blanks at line ends and in rows carry nothing; line ends of a quoted bounce do. */
export function tidy(text: string): string {
  return text
    .replaceAll(/[^\S\n]+/gu, " ")
    .replaceAll(/ ?\n ?/gu, "\n")
    .trim();
}
