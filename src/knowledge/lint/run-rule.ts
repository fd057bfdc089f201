import type { ValidArticleFile } from "../article-file";
import { toPlace, type JsonPath } from "../json-file";
import type { KnowledgeProblem } from "../problem";
import type { ArticleRule, BaseReport, BaseRule, LintContext, Rule } from "./rule";

/** A problem found by a rule, with the change that mends it where that is safe without looking. */
export interface LintProblem extends KnowledgeProblem {
  readonly fix?: { readonly at: JsonPath; readonly value: unknown };
}

/** Runs a rule over one article. */
export function runArticleRule(rule: ArticleRule, file: ValidArticleFile): LintProblem[] {
  return rule.check(file).map((report) => toProblem(rule, { ...report, file }));
}

/** Runs a rule over the whole base. */
export async function runBaseRule(rule: BaseRule, context: LintContext): Promise<LintProblem[]> {
  const reports = await rule.check(context);
  return reports.map((report) => toProblem(rule, report));
}

function toProblem({ id, severity }: Rule, { file, at, on, offset, message, help, fix }: BaseReport): LintProblem {
  const place =
    offset !== undefined ? toPlace(file.text, offset) : "place" in file ? file.place(at, on) : { line: 1, column: 1 };
  return {
    file: file.file,
    ...place,
    severity,
    rule: id,
    message,
    help,
    ...(fix === undefined ? {} : { fix: { at, value: fix.value } }),
  };
}
