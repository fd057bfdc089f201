import { isValid, type ArticleFile } from "../article-file";
import type { Article } from "../article";
import { compareProblems } from "../problem";
import { listArticleFiles, noFolder, readArticleFiles } from "../read-knowledge";
import { readSamples } from "../samples";
import { canBeTried } from "./blocking";
import type { LintContext } from "./rule";
import { RULES } from "./rules";
import { runArticleRule, runBaseRule, type LintProblem } from "./run-rule";
import type { LintTools } from "./tools";

/** What a lint needs from outside the room. */
export interface LintOptions {
  /** Makes the tools for the articles under test. */
  readonly createTools: (articles: readonly Article[]) => LintTools;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** What a lint found. */
export interface LintResult {
  readonly articles: number;
  readonly problems: readonly LintProblem[];
}

/** Runs every rule over a knowledge folder. Files that hold no article are told, and the rules run over the others. */
export async function lintKnowledge(directory: string, options: LintOptions): Promise<LintResult> {
  if (listArticleFiles(directory) === undefined) return { articles: 0, problems: [noFolder(directory)] };
  const files = readArticleFiles(directory);
  const context = createContext(files, readSamples(directory), options);
  const problems: LintProblem[] = files.flatMap((file) => file.problems);
  for (const rule of RULES) {
    if (rule.scope === "article") problems.push(...context.files.flatMap((file) => runArticleRule(rule, file)));
    else problems.push(...(await runBaseRule(rule, context)));
  }
  return { articles: files.length, problems: problems.sort(compareProblems) };
}

/** The base as rules see it. */
export function createContext(
  allFiles: readonly ArticleFile[],
  samples: LintContext["samples"],
  { createTools, today }: LintOptions,
): LintContext {
  const files = allFiles.filter(isValid);
  return {
    files,
    names: new Set(allFiles.map(({ name }) => name)),
    byId: new Map(files.map((file) => [file.article.id, file])),
    samples,
    // One that cannot be compiled would keep all the others from being tried.
    tools: createTools(files.filter(canBeTried).map(({ article }) => article)),
    today,
  };
}
