import { readFileSync } from "node:fs";
import path from "node:path";
import { importArticle } from "../../../src/knowledge/import/import-article";

const FOLDER = path.join(__dirname, "..", "..", "fixtures", "import");

export function readFixture(name: string): string {
  return readFileSync(path.join(FOLDER, name), "utf8");
}

type Imported = Extract<ReturnType<typeof importArticle>, { kind: "imported" }>;

/** Imports a text that must become a draft. */
export function importText(text: string, file = "article.md"): Imported {
  const result = importArticle(text, { file, today: "2026-11-24" });
  if (result.kind !== "imported") throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result;
}

export function importFixture(name: string): Imported {
  return importText(readFixture(name), name);
}

/** Findings as `line:column rule message`. */
export function findingsOf({ problems }: Imported): string[] {
  return problems.map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`);
}

export function stepsOf({ article }: Imported): Imported["article"]["fixes"][number]["steps"] {
  return article.fixes.flatMap(({ steps }) => steps);
}

/** Registry values of a draft as `…last part of the key\name=number`. */
export function registryOf(imported: Imported): string[] {
  return stepsOf(imported).flatMap((step) =>
    step.kind === "registry"
      ? step.keys.flatMap(({ path: key, values }) =>
          values.map(({ name, data }) => `${key.split("\\").slice(-2).join("\\")}\\${name}=${data}`),
        )
      : [],
  );
}
