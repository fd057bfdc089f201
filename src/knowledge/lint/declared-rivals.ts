import type { LintContext } from "./rule";

/** Two articles of which one names the other as rival or relative may well explain the same text. */
export function areDeclared(a: string, b: string, { byId }: Pick<LintContext, "byId">): boolean {
  const names = (from: string, to: string): boolean => {
    const article = byId.get(from)?.article;
    return (
      article !== undefined &&
      (article.related.includes(to) ||
        article.questions.some(({ decides }) => decides.includes(to)) ||
        article.counterExamples.some(({ leadsTo }) => leadsTo === to))
    );
  };
  return names(a, b) || names(b, a);
}
