import type { Article } from "../../article";
import type { ArticleRule, Report } from "../rule";

/** Fewer leave the signatures untried: in one form a phrase holds by chance, without a near miss it fires everywhere. */
const LEAST = { examples: 3, forms: 2, counterExamples: 3 } as const;

export const enoughExamples: ArticleRule = {
  id: "enough-examples",
  severity: "error",
  scope: "article",
  summary: `An article has at least ${LEAST.examples} different examples in ${LEAST.forms} forms, and ${LEAST.counterExamples} different counter-examples.`,
  check({ article }) {
    const reports: Report[] = [];
    const examples = differentOf(article.examples);
    const forms = [...new Set(article.examples.map(({ form }) => form))];
    const counterExamples = differentOf(article.counterExamples);
    if (examples < LEAST.examples) {
      reports.push({
        at: ["examples"],
        on: "key",
        message: `The article has ${toCountText(examples, "different example")}; the least is ${LEAST.examples}.`,
        help: "Add texts as users paste them: the NDR, the LastError of the queue, lines of the protocol log.",
      });
    } else if (forms.length < LEAST.forms) {
      reports.push({
        at: ["examples"],
        on: "key",
        message: `All examples have the form ${forms.join(", ")}; the least is ${LEAST.forms} forms.`,
        help: "Add the same problem as it shows elsewhere: in an NDR, a queue, a protocol log, a user's own words (prose).",
      });
    }
    if (counterExamples < LEAST.counterExamples) {
      reports.push({
        at: ["counterExamples"],
        on: "key",
        message: `The article has ${toCountText(counterExamples, "different counter-example")}; the least is ${LEAST.counterExamples}.`,
        help: "Add near misses: the same code with other words, the same words with another cause, a harmless text with some of the words.",
      });
    }
    return reports;
  },
};

function differentOf(texts: Article["examples"] | Article["counterExamples"]): number {
  return new Set(texts.map(({ text, sample }) => text?.replaceAll(/\s+/gu, " ").trim() ?? `sample ${sample ?? ""}`))
    .size;
}

function toCountText(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
