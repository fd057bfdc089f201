import { z } from "zod";
import { conditionSetShape, isPositive, SOURCES } from "./condition";
import { fixSchema } from "./fix";
import { textSchema } from "./text";

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, { message: "lower-case letters, digits and single hyphens, such as mail-loop" })
  .describe("Id of an article: lower-case letters, digits and hyphens.");
const date = z.iso.date({ message: "a date is written YYYY-MM-DD, such as 2026-11-24" });
const positive = [isPositive, { message: "needs all or any: none alone would match every text" }] as const;

const signatureSchema = z
  .strictObject({
    name: id.describe("Short name, unique in the article; shown by diagnose --explain."),
    strength: z
      .enum(["conclusive", "strong", "weak"])
      .describe(
        "conclusive: this text has this one cause. strong: usually this cause. weak: one of several causes of this text; counts among rivals only.",
      ),
    ...conditionSetShape,
  })
  .refine(...positive)
  .describe("A text by which the problem shows itself.");

const evidenceSchema = z
  .strictObject({
    name: id.describe("Short name, unique in the article; shown by diagnose --explain."),
    weight: z
      .enum(["decisive", "supporting"])
      .describe("decisive: settles it for (or, in against, rules it out). supporting: shifts the order among rivals."),
    ...conditionSetShape,
    note: textSchema.describe(
      "What this evidence shows, in one sentence. Also tells readers what to look for among rival causes.",
    ),
  })
  .refine(...positive)
  .describe("What around the text speaks for or against this article.");

const sample = z
  .string()
  .regex(/^[a-z0-9-]+\/[\w.-]+$/u)
  .optional()
  .describe("Instead of text: a file below samples/, such as tls-1-0-1-1-disabled/send.log, for long texts.");

const hasOneText = [
  ({ text, sample: file }: { readonly text?: string | undefined; readonly sample?: string | undefined }): boolean =>
    (text === undefined) !== (file === undefined),
  { message: "needs either text or sample, and not both" },
] as const;

const exampleSchema = z
  .strictObject({
    form: z.enum(SOURCES).describe("The form of the text."),
    text: z
      .string()
      .min(1)
      .optional()
      .describe("The text as a user pastes it. Only contoso.com, example.com and RFC 5737 addresses."),
    sample,
    note: z.string().min(1).optional().describe("Why this text is here."),
  })
  .refine(...hasOneText)
  .describe("A text that must lead to this article.");

const counterExampleSchema = z
  .strictObject({
    text: z.string().min(1).optional().describe("A near miss: it looks like this problem and is not."),
    sample,
    leadsTo: id.optional().describe("The article it leads to instead, where there is one."),
    why: z.string().min(1).describe("What tells it apart."),
  })
  .refine(...hasOneText)
  .describe("A text that must not lead to this article.");

/** Where a fact of an article was read. */
const referenceSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/u }).describe("Address of the page."),
  title: z.string().min(1).describe("Title of the page in its own language."),
  role: z
    .enum(["source", "guide", "background"])
    .describe("source: facts were taken from it. guide: the reader is sent there. background: more to read."),
  retrieved: date.describe("The day it was last read, YYYY-MM-DD."),
});

export const CATEGORIES = [
  "tls-version",
  "tls-cert",
  "tls-required",
  "tls-handshake",
  "tls-dane",
  "tls-mtasts",
  "tls-report",
  "network",
  "wrapper",
  "expired",
  "dns",
  "loop",
  "routing",
  "relay",
  "connector",
  "throttling",
  "system",
  "tenant",
  "content",
  "auth",
  "auth-sender",
  "generic",
  "recipient",
  "sender",
  "mailbox",
  "size",
  "limits",
  "restriction",
  "rule",
  "policy",
  "sender-blocked",
  "reputation",
  "spam",
  "protocol",
] as const;

/** One problem: how it shows itself, what tells it from its rivals, who has to act, and the fix as typed data. */
export const articleSchema = z
  .strictObject({
    $schema: z.literal("../article.schema.json").describe("Lets the editor complete and check this file."),
    id: id.describe("Same as the file name without .json."),
    status: z
      .enum(["draft", "reviewed", "deprecated"])
      .describe(
        "draft: not served. reviewed: served. deprecated: served only as a name that leads to its replacement.",
      ),
    replacedBy: id.optional().describe("For deprecated articles: the article to use instead."),
    title: textSchema.describe("A title a user understands."),
    summary: textSchema.describe("What happened, and whether it is temporary, in two or three sentences."),
    category: z.enum(CATEGORIES).describe("Family of the problem."),
    appliesTo: z
      .array(z.enum(["exchange-server", "exchange-online", "exchange-hybrid", "outlook-com", "any-mta", "client"]))
      .min(1)
      .describe("Products on which it occurs."),
    keywords: z.array(z.string().min(2)).optional().describe("More words people search by; not used for diagnosis."),
    whoActs: z
      .strictObject({
        roles: z
          .array(z.enum(["sender", "sender-admin", "recipient", "recipient-admin", "network", "microsoft", "nobody"]))
          .min(1)
          .describe("Who has to act, the most likely first."),
        forward: textSchema.describe("A short text the reader can forward to them."),
      })
      .describe("Who has to act."),
    signatures: z
      .array(signatureSchema)
      .min(1)
      .describe("Texts by which the problem shows itself. Order never matters."),
    evidence: z
      .strictObject({
        for: z.array(evidenceSchema).describe("What raises this article among rivals of the same text."),
        against: z.array(evidenceSchema).describe("What speaks against it, or rules it out."),
      })
      .describe("What tells this problem from its rivals of the same text."),
    retellings: z
      .array(z.string().min(8))
      .optional()
      .describe("How people put it in their own words, in any language; matched with typos, behind everything exact."),
    causes: z
      .array(
        z.strictObject({
          text: textSchema.describe("The cause, in one sentence."),
          tell: textSchema.describe("What to look at to know it is this cause."),
        }),
      )
      .min(1)
      .describe("Causes, the most likely first."),
    fixes: z.array(fixSchema).min(1).describe("Ways to solve the problem, the least invasive first."),
    questions: z
      .array(
        z.strictObject({
          text: textSchema.describe("What to paste or tell next, in one sentence."),
          decides: z.array(id).min(1).describe("The rival articles it decides between."),
        }),
      )
      .describe("What to ask for when the evidence does not decide."),
    examples: z.array(exampleSchema).min(1).describe("Texts that must lead to this article; kb check tries them all."),
    counterExamples: z.array(counterExampleSchema).describe("Near misses that must not lead to this article."),
    references: z.array(referenceSchema).min(1).describe("Where the facts come from."),
    related: z.array(id).describe("Articles worth looking at next."),
    verifiedOn: date.describe("The day the facts were last checked against the sources, YYYY-MM-DD."),
    provenance: z.string().min(1).describe("Where the article comes from."),
  })
  .describe("One mail-flow problem.");

export type Article = z.infer<typeof articleSchema>;
