import type { JsonPath } from "../../json-file";
import { conditionListsOf, phrasesOf } from "../article-conditions";
import type { PlacedString } from "../article-strings";
import type { BaseReport, BaseRule } from "../rule";

export const phraseNormalised: BaseRule = {
  id: "phrase-normalised",
  severity: "error",
  scope: "base",
  summary:
    "Phrases and retellings are plain text: single spaces, straight quotes and dashes, no invisible characters, no HTML; and no two in a list are the same to the matching.",
  check({ files, tools: { squeeze } }) {
    return files.flatMap((file) => {
      const { retellings = [] } = file.article;
      const lists = [
        ...conditionListsOf(file.article).map((list) =>
          // A phrase is the only key of its condition: a double is removed as a whole.
          phrasesOf(list).map((phrase) => ({ ...phrase, item: phrase.at.slice(0, -1) })),
        ),
        retellings.map((text, index) => ({ at: ["retellings", index], text, item: ["retellings", index] })),
      ];
      return lists.flatMap((list) => checkList(list, squeeze).map((report) => ({ ...report, file })));
    });
  },
};

type Report = Omit<BaseReport, "file">;

function checkList(
  list: readonly (PlacedString & { readonly item: JsonPath })[],
  squeeze: (phrase: string) => string,
): Report[] {
  const seen = new Map<string, string>();
  return list.flatMap(({ at, text, item }): Report[] => {
    const squeezed = squeeze(text);
    const same = seen.get(squeezed);
    if (same !== undefined) {
      return [
        {
          at: item,
          message: `${JSON.stringify(text)} is the same as ${JSON.stringify(same)} of this list.`,
          help: "Case, spaces, punctuation and width never matter: one of the two is enough.",
          fix: { value: undefined },
        },
      ];
    }
    seen.set(squeezed, text);
    const fault = faultOf(text);
    if (fault === undefined) return [];
    const clean = cleanedOf(text);
    const report = {
      at,
      message: `${JSON.stringify(text)} holds ${fault}.`,
      help: `Write ${JSON.stringify(clean)}: pasted text loses such characters on its way.`,
    };
    return [squeeze(clean) === "" ? report : { ...report, fix: { value: clean } }];
  });
}

/** What is cleaned away, the more telling first. */
const FAULTS: readonly { readonly name: string; readonly pattern: RegExp; readonly by: string }[] = [
  {
    name: "an HTML tag",
    pattern:
      /<\/?(?:a|b|blockquote|br|code|div|em|font|h[1-6]|i|img|li|ol|p|pre|s|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/giu,
    by: " ",
  },
  { name: "an HTML entity", pattern: /&(?:nbsp|#160|#xa0);/giu, by: " " },
  { name: "an HTML entity", pattern: /&(?:quot|ldquo|rdquo|#34);/giu, by: '"' },
  { name: "an HTML entity", pattern: /&(?:apos|lsquo|rsquo|#39|#x27);/giu, by: "'" },
  { name: "an HTML entity", pattern: /&(?:lt|#60);/giu, by: "<" },
  { name: "an HTML entity", pattern: /&(?:gt|#62);/giu, by: ">" },
  { name: "an HTML entity", pattern: /&(?:ndash|mdash);/giu, by: "-" },
  { name: "an HTML entity", pattern: /&(?:amp|#38);/giu, by: "&" },
  { name: "an invisible character", pattern: /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu, by: "" },
  { name: "a no-break space", pattern: /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu, by: " " },
  { name: "a line break or tab", pattern: /[\r\n\t\u2028\u2029]+/gu, by: " " },
  { name: "typographic quotes", pattern: /[\u201C-\u201F\u00AB\u00BB\u2033]/gu, by: '"' },
  { name: "typographic quotes", pattern: /[\u2018-\u201B\u2039\u203A\u2032]/gu, by: "'" },
  { name: "a typographic dash", pattern: /[\u2010-\u2015\u2212]/gu, by: "-" },
  { name: "a typographic ellipsis", pattern: /\u2026/gu, by: "..." },
  { name: "a space at its beginning", pattern: /^ +/gu, by: "" },
  { name: "a space at its end", pattern: / +$/gu, by: "" },
  { name: "two spaces in a row", pattern: / {2,}/gu, by: " " },
];

function faultOf(text: string): string | undefined {
  return FAULTS.find(({ pattern }) => text.search(pattern) >= 0)?.name;
}

function cleanedOf(text: string): string {
  return FAULTS.reduce((clean, { pattern, by }) => clean.replaceAll(pattern, by), text);
}
