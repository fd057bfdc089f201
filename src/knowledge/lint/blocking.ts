import type { ValidArticleFile } from "../article-file";
import type { KnowledgeProblem } from "../problem";
import { runArticleRule } from "./run-rule";
import { RULES } from "./rules";
import type { ArticleRule } from "./rule";

const BLOCKING = RULES.filter((rule): rule is ArticleRule => rule.scope === "article" && rule.blocks !== undefined);
const UNUSABLE = BLOCKING.filter(({ blocks }) => blocks === "unusable");

/** What forbids to serve an article: that it cannot be used, or that its remedy could do harm. */
export function findBlocking(file: ValidArticleFile): KnowledgeProblem[] {
  return BLOCKING.flatMap((rule) => runArticleRule(rule, file));
}

/** True where texts can be tried against an article: a harmful remedy does not keep its signatures from being tested. */
export function canBeTried(file: ValidArticleFile): boolean {
  return UNUSABLE.every((rule) => rule.check(file).length === 0);
}
