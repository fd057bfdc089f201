export type { Article } from "./article";
export { createArticleParser } from "./article-parser";
export { readArticleTexts } from "./article-texts";
export { toArticleSchemaText } from "./article-json-schema";
export { toArticleText } from "./article-text";
export { checkKnowledge } from "./check-knowledge";
export { compareKnowledge, type VerdictChange } from "./compare-knowledge";
export { SOURCES, type Condition, type ConditionSet } from "./condition";
export { measureCoverage, parseProblemList, type ProblemList } from "./coverage";
export { FACT_NAMES } from "./fact-names";
export type { Command, RegistryKey, Step } from "./fix";
export type { Claim, LintTools, Verdict } from "./lint/tools";
export { fixKnowledge } from "./lint/fix-knowledge";
export { lintKnowledge, type LintOptions } from "./lint/lint-knowledge";
export {
  FaultyKnowledge,
  openLiveKnowledge,
  type LiveKnowledge,
  type ReadOutcome,
  type ServedKnowledge,
} from "./live-knowledge";
export type { KnowledgeProblem } from "./problem";
export { articlesFolder, readKnowledge, type LoadedArticle } from "./read-knowledge";
export { createSkeleton, isArticleId } from "./skeleton";
export { importArticle } from "./import-on-demand";
export { toSlug } from "./slug";
export type { Text } from "./text";
