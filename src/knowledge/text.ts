import { z } from "zod";

const sentence = z.string().trim().min(1);

/** Text a user reads, in every language of the product. Codes, commands, keys and addresses do not belong in it, except as `code`. */
export const textSchema = z
  .strictObject({
    en: sentence.describe("English text. Put `backticks` around anything verbatim: it is shown in monospace, exactly."),
    "zh-CN": sentence.describe(
      "Simplified Chinese text, written by meaning. The same verbatim `backticks` as the English text.",
    ),
  })
  .describe("Text in both languages.");

export type Text = z.infer<typeof textSchema>;
