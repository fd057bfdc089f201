import type { Block } from "./blocks";
import type { Pair } from "./inline";
import type { Language } from "./language";

/** What a part of an article is about, by its heading; "top" stands before the first heading, "other" under an unknown one. */
export type SectionKind = "top" | "introduction" | "symptoms" | "cause" | "resolution" | "more" | "other";

/** A text in the languages the product knows; `other` only in a file that holds neither. */
export interface Words {
  readonly en?: string;
  readonly zh?: string;
  readonly other?: string;
}

/** A block with its place in the article. */
export interface Part extends Block {
  readonly section: SectionKind;
  /** The nearest heading above. */
  readonly heading: Words;
  /** Its text, line ends kept. */
  readonly words: Words;
  /** The same of its cells, and of the cells of the header above. */
  readonly cellWords: readonly Words[];
  readonly headerWords: readonly Words[];
  /** The paragraph right in front of a list, table, quotation or code block. */
  readonly lead: Words;
  /** What its list item says behind it. */
  readonly follow: Words;
}

/** The language a human would read it in first. */
export function shownText({ en, zh, other }: Words): string {
  return en ?? zh ?? other ?? "";
}

const HEADINGS: readonly (readonly [SectionKind, RegExp])[] = [
  [
    "more",
    /more information|see also|references?$|related|next steps|additional (?:information|resources)|更多信息|另请参阅|参考|相关/iu,
  ],
  ["symptoms", /symptom|error messages?|^errors?$|^problem|^issue|what you see|症状|现象|问题描述|错误消息/iu],
  ["cause", /cause|reason|why (?:it|this)|原因/iu],
  [
    "resolution",
    /resol|solution|^fix|to fix|workaround|mitigat|how to|what to do|troubleshoot|steps|解决|修复|变通|处理方法|步骤/iu,
  ],
  ["introduction", /^summary|introduction|overview|applies to|摘要|简介|概述/iu],
];

/** Puts every block under its heading and chooses the languages. The first level-1 heading is the title and no section. */
export function readParts(blocks: readonly Block[], language: Language): Part[] {
  const parts: (Part & { follow: Words })[] = [];
  const open: { level: number; section: SectionKind; heading: Words }[] = [];
  let lead: Words = {};
  let hasTitle = false;
  for (const block of blocks) {
    const words = toWords(joinPairs(block.pairs), language);
    if (block.kind === "heading") {
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= block.level) open.pop();
      const isTitle: boolean = block.level === 1 && !hasTitle;
      hasTitle ||= isTitle;
      if (!isTitle) {
        const name = shownText(words);
        const known = HEADINGS.find(([, pattern]) => pattern.test(name))?.[0];
        open.push({ level: block.level, section: known ?? open.at(-1)?.section ?? "other", heading: words });
      }
      lead = {};
    }
    const { section, heading } = open.at(-1) ?? { section: "top", heading: {} };
    const [cellWords = [], headerWords = []] = [block.cells, block.header].map((cells) =>
      cells.map(({ pairs }) => toWords(joinPairs(pairs), language)),
    );
    parts.push({ ...block, section, heading, words, cellWords, headerWords, lead, follow: {} });
    const before = parts.at(-2);
    if (block.goesOn && before !== undefined) before.follow = words;
    if (block.kind === "paragraph" && !block.goesOn) lead = words;
  }
  return parts;
}

/** Chooses what of a pair the product can use. */
export function toWords({ english, local }: Pair, { isBilingual, local: language }: Language): Words {
  if (isBilingual) return { ...named("en", english), ...(language === "zh-CN" ? named("zh", local) : {}) };
  return named(language === "en" ? "en" : language === "zh-CN" ? "zh" : "other", local);
}

function named(key: keyof Words, text: string): Words {
  return text === "" ? {} : { [key]: text };
}

/** The whole text of a block. Chinese sentences follow one another without a blank. */
function joinPairs(pairs: readonly Pair[]): Pair {
  const join = (texts: string[]): string =>
    texts
      .join(" ")
      .replaceAll(/ ?\n ?/gu, "\n")
      .trim();
  return {
    english: join(pairs.map(({ english }) => english)),
    local: join(pairs.map(({ local }) => local)).replaceAll(/(?<=[。！？；：，]) /gu, ""),
  };
}

/** The sentences of a block, languages side by side; a block whose languages cannot be matched sentence by sentence is one. */
export function sentencesOf({ pairs }: Block, language: Language): Words[] {
  return pairs
    .flatMap((pair) => {
      const english = splitSentences(pair.english);
      const local = splitSentences(pair.local);
      if (language.isBilingual && english.length !== local.length) return [toWords(pair, language)];
      return local.map((text, index) => toWords({ english: english[index] ?? "", local: text }, language));
    })
    .filter((words) => Object.keys(words).length > 0);
}

/** A full stop ends a sentence where a capital follows: "TLS 1.2", "e.g. this" and "contoso.com" go on. */
function splitSentences(text: string): string[] {
  return text
    .replaceAll(/\s*\n\s*/gu, " ")
    .split(/(?<=[.!?]["'”’)]?)\s+(?=["'“‘(`]?\p{Lu})|(?<=[。！？])\s*/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** Texts one behind the other; undefined where there is none. */
export function joinTexts(texts: readonly (string | undefined)[], glue: string): string | undefined {
  const there = texts.filter((text) => text !== undefined);
  return there.length === 0 ? undefined : there.join(glue);
}

/** A sentence that only leads to what follows: "you see one of these errors:". */
export function isLeadIn(text: string): boolean {
  return /[:：]["'”’]?$|\s?[-–—]$/u.test(text.trim());
}
