import path from "node:path";
import type { KnowledgeProblem } from "../knowledge";
import { MedicError } from "../errors";

export const PROBLEM_FORMATS = ["stylish", "json", "github"] as const;
type ProblemFormat = (typeof PROBLEM_FORMATS)[number];

/** The format an option names, or an error that lists them. */
export function parseProblemFormat(value: string): ProblemFormat {
  const format = PROBLEM_FORMATS.find((known) => known === value);
  if (format === undefined) {
    throw new MedicError("USAGE", `--format ${value}: permitted are ${PROBLEM_FORMATS.join(", ")}.`);
  }
  return format;
}

/** Problems as text: for people, for programs, or as annotations of a GitHub workflow. */
export function formatProblems(problems: readonly KnowledgeProblem[], format: ProblemFormat): string {
  switch (format) {
    case "stylish":
      return problems.map((problem) => `${toProblemLine(problem)}\n    ${problem.help}\n`).join("");
    case "json":
      return `${JSON.stringify(
        problems.map(({ file, line, column, severity, rule, message, help }) => ({
          file: toShownPath(file),
          line,
          column,
          severity,
          rule,
          message,
          help,
        })),
        null,
        2,
      )}\n`;
    case "github":
      return problems.map(toAnnotation).join("");
  }
}

/** `file:line:column severity message rule`, the form that editors and terminals make clickable. */
function toProblemLine(problem: KnowledgeProblem): string {
  return `${toPlaceText(problem)} ${problem.severity} ${problem.message} ${problem.rule}`;
}

/** `file:line:column`. */
export function toPlaceText({ file, line, column }: Pick<KnowledgeProblem, "file" | "line" | "column">): string {
  return `${toShownPath(file)}:${line}:${column}`;
}

/** A path as seen from where the command runs, with forward slashes. */
export function toShownPath(file: string): string {
  return (path.relative(process.cwd(), file) || file).split(path.sep).join("/");
}

/** See "Workflow commands" in the documentation of GitHub Actions: commas, colons and line ends are escaped in properties. */
function toAnnotation({ file, line, column, severity, rule, message, help }: KnowledgeProblem): string {
  const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const place = `file=${property(toShownPath(file))},line=${line},col=${column},title=${property(rule)}`;
  return `::${severity} ${place}::${data(`${message} ${help}`)}\n`;
}
