import { parseArgs } from "node:util";
import { compileKnowledge, diagnose, toResult, type CompiledKnowledge } from "../diagnosis";
import { readKnowledge, type Article } from "../knowledge";
import { readPaste } from "../paste";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE, toProblemLine } from "./load";

export const KB_USAGE = `mailflow-medic kb check [--knowledge DIR]
  Checks that every article is valid, that its examples lead to it and its counter-examples do not.
  Exit code: 0 clean, 1 findings, 2 could not run.`;

/** Runs `kb check`: the knowledge base against its own examples. */
export async function runKb(argv: readonly string[], io: CliIo): Promise<number> {
  const [command, ...rest] = argv;
  if (command !== "check") {
    io.stderr(`${KB_USAGE}\n`);
    return EXIT.failed;
  }
  const { values } = parseArgs({ args: rest, options: { knowledge: { type: "string", default: DEFAULT_KNOWLEDGE } } });
  const { articles, problems } = readKnowledge(values.knowledge);
  const knowledge = compileKnowledge(articles);
  const findings = problems.map(toProblemLine);
  for (const article of articles) {
    if (article.status === "reviewed") findings.push(...(await checkExamples(article, knowledge)));
  }
  for (const finding of findings) io.stdout(`${finding}\n`);
  io.stdout(`${articles.length} articles, ${findings.length} findings\n`);
  return findings.length === 0 ? EXIT.ok : EXIT.findings;
}

async function checkExamples(article: Article, knowledge: CompiledKnowledge): Promise<string[]> {
  const findings: string[] = [];
  for (const [index, { text }] of article.examples.entries()) {
    const first = await firstProblem(text, knowledge);
    if (first !== article.id)
      findings.push(
        `${article.id} examples[${index}] leads to ${first ?? "nothing"}: add a signature, or evidence against the other.`,
      );
  }
  for (const [index, { text, leadsTo }] of article.counterExamples.entries()) {
    const first = await firstProblem(text, knowledge);
    if (first === article.id)
      findings.push(
        `${article.id} counterExamples[${index}] leads to this article: narrow the signature, or add evidence against.`,
      );
    else if (leadsTo !== undefined && knowledge.articles.has(leadsTo) && first !== leadsTo) {
      findings.push(`${article.id} counterExamples[${index}] leads to ${first ?? "nothing"} instead of ${leadsTo}.`);
    }
  }
  return findings;
}

async function firstProblem(text: string, knowledge: CompiledKnowledge): Promise<string | undefined> {
  return toResult(diagnose(await readPaste(text), knowledge)).problems[0]?.id;
}
