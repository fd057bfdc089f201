import type { BaseReport, BaseRule } from "../rule";

/** Teams takes 28 KB a message; the rest is for the evidence, the rivals and the envelope that a real answer adds. */
const LARGEST_BYTES = 20_480;

export const cardFits: BaseRule = {
  id: "card-fits",
  severity: "error",
  scope: "base",
  summary: `The card of an article has at most ${LARGEST_BYTES} bytes in both languages.`,
  check({ files, tools }) {
    return files.flatMap((file) =>
      (["en", "zh-CN"] as const).flatMap((locale): BaseReport[] => {
        const bytes = tools.cardBytes(file.article, locale);
        if (bytes <= LARGEST_BYTES) return [];
        const steps = file.article.fixes.reduce((sum, fix) => sum + fix.steps.length, 0);
        return [
          {
            file,
            at: ["title", locale],
            message: `The card has ${bytes} bytes in ${locale}; the most is ${LARGEST_BYTES}.`,
            help: `Shorten what it shows: ${file.article.fixes.length} fixes with ${steps} steps, ${file.article.causes.length} causes, the summary, ${file.article.questions.length} questions. Move rare ways to an article of their own.`,
          },
        ];
      }),
    );
  },
};
