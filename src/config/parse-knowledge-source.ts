import { toShownValue, type ConfigProblem } from "./config-problem";

/** Where the articles that serve come from: the knowledge folder, or the release that was published last. */
export type KnowledgeSource = (typeof KNOWLEDGE_SOURCES)[number];

const KNOWLEDGE_SOURCES = ["folder", "database"] as const;

/** Reads `KNOWLEDGE_SOURCE`. */
export function parseKnowledgeSource(
  value: (name: string) => string | undefined,
  report: (problem: ConfigProblem) => void,
): KnowledgeSource {
  const found = value("KNOWLEDGE_SOURCE");
  const source = KNOWLEDGE_SOURCES.find((known) => known === (found ?? "folder"));
  if (source === undefined) {
    report({
      variable: "KNOWLEDGE_SOURCE",
      found: toShownValue(found ?? ""),
      permitted: KNOWLEDGE_SOURCES.join(", "),
      fix: "set KNOWLEDGE_SOURCE=database to serve what kb publish has stored, or unset it to serve the knowledge folder.",
    });
  }
  return source ?? "folder";
}
