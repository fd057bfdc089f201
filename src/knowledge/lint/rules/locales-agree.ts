import { textsOf } from "../article-strings";
import type { ArticleRule } from "../rule";

const HAN = /\p{Script=Han}/u;
/** A word of a sentence: names, such as Exchange Online and RFC 8689, are the same in both languages. */
const WORD = /(?<![\p{L}\p{N}])\p{Ll}/u;
const CODE = /`[^`]*`/gu;
const PLACEHOLDER = /\{[\p{L}_-]+\}/gu;

export const localesAgree: ArticleRule = {
  id: "locales-agree",
  severity: "error",
  scope: "article",
  summary:
    "Both languages of a text hold the same `backtick` pieces and placeholders; the Chinese one is Chinese, the English one is not.",
  check({ article }) {
    return textsOf(article).flatMap(({ at, text: { en, "zh-CN": zh } }) => {
      const found = faultOf(en, zh);
      return found === undefined ? [] : [{ ...found, at: [...at, found.in] }];
    });
  },
};

interface Fault {
  readonly in: "en" | "zh-CN";
  readonly message: string;
  readonly help: string;
}

function faultOf(en: string, zh: string): Fault | undefined {
  const unclosed = [en, zh].findIndex((text) => countOf(text, "`") % 2 === 1);
  if (unclosed >= 0) {
    return {
      in: unclosed === 0 ? "en" : "zh-CN",
      message: "A backtick has no partner.",
      help: "Every verbatim piece stands between two backticks: `4.4.2`. Close the open one, or remove it.",
    };
  }
  const [englishWords, chineseWords] = [en.replaceAll(CODE, ""), zh.replaceAll(CODE, "")];
  if (HAN.test(englishWords)) {
    return {
      in: "en",
      message: "The English text holds Chinese characters.",
      help: "Write it in English. Chinese words that are quoted verbatim stand in `backticks`, in both languages.",
    };
  }
  if (WORD.test(chineseWords) && !HAN.test(chineseWords)) {
    return {
      in: "zh-CN",
      message: en === zh ? "The Chinese text is a copy of the English one." : "The Chinese text holds no Chinese.",
      help: "Write it in Simplified Chinese, by meaning. Only codes, commands and names stay as they are.",
    };
  }
  return (
    differenceOf("verbatim piece", en.match(CODE) ?? [], zh.match(CODE) ?? []) ??
    differenceOf("placeholder", englishWords.match(PLACEHOLDER) ?? [], chineseWords.match(PLACEHOLDER) ?? [])
  );
}

/** The Chinese text is the translation: what differs is told there. */
function differenceOf(what: string, english: readonly string[], chinese: readonly string[]): Fault | undefined {
  const missing = without(english, chinese);
  const strange = without(chinese, english);
  if (missing.length === 0 && strange.length === 0) return undefined;
  const parts = [
    ...(missing.length > 0 ? [`lacks the ${what} ${missing.join(" ")}`] : []),
    ...(strange.length > 0 ? [`has the ${what} ${strange.join(" ")}, which the English text does not have`] : []),
  ];
  return {
    in: "zh-CN",
    message: `The Chinese text ${parts.join(" and ")}.`,
    help: "Verbatim pieces and placeholders are the same in both languages, letter by letter, and as often.",
  };
}

function without(all: readonly string[], taken: readonly string[]): string[] {
  const rest = [...taken];
  return all.filter((piece) => {
    const index = rest.indexOf(piece);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
