import { z } from "zod";
import { FACT_NAMES } from "./fact-names";

/** Where a paste, or a part of it, comes from. */
export const SOURCES = ["ndr", "queue", "sendLog", "receiveLog", "headers", "registry", "eventLog", "prose"] as const;

/** Four letters or digits, whatever stands between them: nearly every phrase is known to be long enough by these. */
const FOUR_ASCII = /(?:[A-Za-z0-9][^A-Za-z0-9]*){4}/u;

function isLongEnough(phrase: string): boolean {
  if (FOUR_ASCII.test(phrase)) return true;
  const ideographs =
    phrase.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const others = (phrase.match(/[\p{L}\p{N}]/gu)?.length ?? 0) - ideographs;
  return ideographs * 2 + others >= 4;
}

/**
 * One single-key condition. Text outranks number: prefer `phrase`, add a code where the same words have several codes, and
 * use `pattern` only where no phrase can be named.
 */
export const conditionSchema = z
  .union([
    z.strictObject({
      phrase: z
        .string()
        .refine(isLongEnough, {
          message:
            "needs at least 4 letters or digits, or 2 Chinese, Japanese or Korean characters: shorter words stand everywhere",
        })
        .describe(
          "Words that must occur in this order. Case, spaces, punctuation, line wraps and quoting never matter, so write the words as the server sends them.",
        ),
    }),
    z.strictObject({
      replyCode: z.number().int().min(200).max(599).describe("SMTP reply code (RFC 5321), such as 421."),
    }),
    z.strictObject({
      enhancedCode: z
        .string()
        .regex(/^[245X]\.\d{1,3}\.\d{1,3}(?:-\d{1,3})?$/u)
        .describe(
          "Enhanced status code (RFC 3463), such as 4.4.2. X as first digit stands for 4 or 5; the last number may be a range: X.7.500-699.",
        ),
    }),
    z.strictObject({
      remoteHost: z
        .string()
        .regex(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u)
        .describe("A host the paste names as the peer; *. in front stands for any sub-domain."),
    }),
    z.strictObject({ source: z.enum(SOURCES).describe("Where the paste comes from.") }),
    z.strictObject({ fact: z.enum(FACT_NAMES).describe("A fact that the reader finds in a paste by itself.") }),
    z.strictObject({
      pattern: z
        .string()
        .min(5)
        .describe(
          "Regular expression in RE2 syntax (linear time), matched line by line, case-insensitive. The last resort.",
        ),
    }),
  ])
  .describe("One condition, with exactly one key.");

export type Condition = z.infer<typeof conditionSchema>;

const conditions = z.array(conditionSchema).min(1);

/** A set of conditions: every one of `all`, at least one of `any`, and not one of `none`. */
export const conditionSetShape = {
  all: conditions.optional().describe("Every one of these must hold."),
  any: conditions.optional().describe("At least one of these must hold."),
  none: conditions.optional().describe("Not one of these may hold."),
};

export interface ConditionSet {
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly none?: readonly Condition[] | undefined;
}

/** True when a set says something positive: `none` alone would match every text. */
export function isPositive(set: ConditionSet): boolean {
  return set.all !== undefined || set.any !== undefined;
}
