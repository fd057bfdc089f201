import type { ValidArticleFile } from "./article-file";
import type { JsonPath } from "./json-file";
import { areDeclared } from "./lint/declared-rivals";
import { createContext, type LintOptions } from "./lint/lint-knowledge";
import type { LintContext } from "./lint/rule";
import type { Claim, Verdict } from "./lint/tools";
import { compareProblems, type KnowledgeProblem, type Severity } from "./problem";
import { judgeArticle, listArticleFiles, noFolder, readArticleFiles } from "./read-knowledge";
import { counterExamplesOf, examplesOf, HARMLESS, readSamples } from "./samples";
import { WRAPPINGS } from "./wrappings";

/** What a check found. */
export interface CheckResult {
  readonly articles: number;
  /** How many texts were tried, wrapped ones included. */
  readonly texts: number;
  readonly problems: readonly KnowledgeProblem[];
}

/**
 * Tries every text of a knowledge folder against all its articles: examples lead to their article however they are wrapped,
 * counter-examples and harmless texts do not. Files that hold no article are told, and the others checked.
 */
export async function checkKnowledge(directory: string, options: LintOptions): Promise<CheckResult> {
  if (listArticleFiles(directory) === undefined) return { articles: 0, texts: 0, problems: [noFolder(directory)] };
  const files = readArticleFiles(directory);
  const context = createContext(files, readSamples(directory), options);
  const problems: KnowledgeProblem[] = files.flatMap((file) => judgeArticle(file).problems);
  let texts = 0;
  for (const file of context.files) {
    if (file.article.status === "deprecated") continue;
    for (const { at, text } of examplesOf(file.article, context.samples)) {
      texts += 1 + WRAPPINGS.length;
      problems.push(...(await checkExample(file, at, text, context)));
    }
    for (const [index, { at, text }] of counterExamplesOf(file.article, context.samples).entries()) {
      texts++;
      problems.push(...checkCounterExample(file, index, at, await context.tools.diagnose(text), context));
    }
  }
  for (const { file, name, text } of context.samples.filter((sample) => sample.name.startsWith(HARMLESS))) {
    texts++;
    const [first] = (await context.tools.diagnose(text)).claims;
    if (first === undefined) continue;
    problems.push({
      file,
      line: 1,
      column: 1,
      severity: "error",
      rule: "harmless-text",
      message: `The harmless text ${name} leads to ${toClaimText(first)}.`,
      help: "Narrow that signature: add a code or a second phrase, or name in none what makes this text harmless.",
    });
  }
  return { articles: files.length, texts, problems: problems.sort(compareProblems) };
}

async function checkExample(
  file: ValidArticleFile,
  at: JsonPath,
  text: string,
  context: LintContext,
): Promise<KnowledgeProblem[]> {
  const { id } = file.article;
  const { claims } = await context.tools.diagnose(text);
  const [first] = claims;
  if (first?.id !== id) {
    const message =
      first === undefined
        ? "This example leads to no article."
        : `This example leads to ${toClaimText(first)} instead of this article.`;
    const help =
      first === undefined
        ? "Add a signature with words of this text."
        : "Add evidence that tells the two apart, or narrow the signature of the other one.";
    return [toProblem(file, at, "error", "example", message, help)];
  }
  const rival = claims.find((claim) => claim !== first && claim.isRival && claim.level >= first.level);
  if (rival !== undefined && !areDeclared(id, rival.id, context)) {
    const message = `This example leads here only by a hair: ${toClaimText(rival)} is as strong.`;
    const help = `Add evidence that tells the two apart; or, where the text alone cannot decide, name ${rival.id} in questions or related.`;
    return [toProblem(file, at, "warning", "near-miss", message, help)];
  }
  for (const { name, wrap } of WRAPPINGS) {
    const [wrapped] = (await context.tools.diagnose(wrap(text))).claims;
    if (wrapped?.id === id) continue;
    const message = `This example, ${name}, leads to ${wrapped === undefined ? "no article" : toClaimText(wrapped)}.`;
    const help = "Texts reach the bot wrapped in many ways. Use phrases instead of a pattern, and shorter ones.";
    return [toProblem(file, at, "error", "wrapped-example", message, help)];
  }
  return [];
}

function checkCounterExample(
  file: ValidArticleFile,
  index: number,
  at: JsonPath,
  { claims }: Verdict,
  { byId }: LintContext,
): KnowledgeProblem[] {
  const { article } = file;
  const [first] = claims;
  if (first?.id === article.id) {
    const message = `This counter-example leads to this article, by ${toSignatureText(first)}.`;
    const help = "Narrow that signature, or add evidence against with what tells the two apart.";
    return [toProblem(file, at, "error", "counter-example", message, help)];
  }
  const leadsTo = article.counterExamples[index]?.leadsTo;
  if (leadsTo === undefined || first?.id === leadsTo || !byId.has(leadsTo)) return [];
  const message = `This counter-example leads to ${first === undefined ? "no article" : toClaimText(first)} instead of ${leadsTo}.`;
  const help = `Correct leadsTo, or add a signature to ${leadsTo}.`;
  return [toProblem(file, at, "error", "counter-example", message, help)];
}

function toProblem(
  file: ValidArticleFile,
  at: JsonPath,
  severity: Severity,
  rule: string,
  message: string,
  help: string,
): KnowledgeProblem {
  return { file: file.file, ...file.place(at), severity, rule, message, help };
}

function toClaimText(claim: Claim): string {
  return `${claim.id} (${toSignatureText(claim)})`;
}

function toSignatureText({ signatures }: Claim): string {
  return signatures.length === 0 ? "its evidence" : `signature ${signatures[0] ?? ""}`;
}
