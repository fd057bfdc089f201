import type { FrontMatter } from "./front-matter";
import type { SourceFile } from "./source-file";

/** Which languages a file is written in, and what of it the product has a place for. */
export interface Language {
  /** True where English stands beside the local text. */
  readonly isBilingual: boolean;
  /** Where the local text goes; "other" where the product has no such language. */
  readonly local: "en" | "zh-CN" | "other";
}

/** English text beside a translation, as Microsoft's localisation writes it. */
export const SIDE_BY_SIDE = /class\s*=\s*["'][^"']*\bsxs-lookup\b/u;

const RULE = "language";

/** Works out the languages of a file from its front matter and its markup, and says what of it cannot be used. */
export function readLanguage(matter: FrontMatter, source: SourceFile): Language {
  const body = source.text.slice(matter.bodyOffset);
  const isBilingual = SIDE_BY_SIDE.test(body);
  const locale = matter.one("ms.contentlocale");
  const at = matter.offsetOf("ms.contentlocale");
  if (locale === undefined) {
    if (isBilingual) {
      const message = "The language beside the English text is not named, so the English text alone is taken.";
      source.report(0, RULE, message, "Add ms.contentlocale to the front matter, such as zh-CN.", "warning");
      return { isBilingual, local: "other" };
    }
    if (isLatin(body)) return { isBilingual, local: "en" };
    const message =
      "The file is not in English and does not name its language: only codes, links and registry text are taken.";
    source.report(
      matter.bodyOffset,
      RULE,
      message,
      "Add ms.contentlocale to the front matter, such as zh-CN.",
      "warning",
    );
    return { isBilingual, local: "other" };
  }
  if (/^en\b/i.test(locale)) return { isBilingual: false, local: "en" };
  const isChinese = /^zh-(?:cn|hans(?:-cn)?)$/iu.test(locale);
  if (!isBilingual) {
    const message = isChinese
      ? "The file holds no English text: the English texts of the draft are left to write."
      : `The file is in ${locale}: only codes, replies, links and registry text are taken.`;
    source.report(
      at,
      RULE,
      message,
      "Import the English file, or the one with both languages side by side.",
      "warning",
    );
  } else if (!isChinese) {
    const message = `The texts in ${locale} have no place in an article: English alone is taken, and the Chinese texts are left to write.`;
    source.report(
      at,
      RULE,
      message,
      "Articles are in en and zh-CN. Write the Chinese texts, or import the zh-CN file.",
      "warning",
    );
  }
  return { isBilingual, local: isChinese ? "zh-CN" : "other" };
}

function isLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin >= letters * 0.7;
}
