import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { RULES } from "../../../src/knowledge/lint/rules";

const filesIn = (...parts: string[]): string[] => readdirSync(path.join(__dirname, ...parts)).sort();
const ids = RULES.map(({ id }) => id);

it("every rule has a file of its name, and is in the list, in order", () => {
  expect(ids.map((id) => `${id}.ts`)).toEqual(filesIn("..", "..", "..", "src", "knowledge", "lint", "rules"));
});

it("every rule has a test of its name", () => {
  expect(filesIn("rules")).toEqual(ids.map((id) => `${id}.test.ts`));
});

it("every rule says what it asks for", () => {
  expect(RULES.filter(({ summary }) => !/^[A-Z].*\.$/u.test(summary))).toEqual([]);
});

describe("docs/kb-rules.md", () => {
  const page = readFileSync(path.join(__dirname, "..", "..", "..", "docs", "kb-rules.md"), "utf8");
  const sections = page.split(/^## /mu).slice(1);

  it("has one section a rule, in order", () => {
    expect(sections.map((section) => section.split("\n")[0])).toEqual(ids);
  });

  it.each(RULES)("says of $id what it asks for, why, and how to mend", ({ id, summary, severity, ...rule }) => {
    const section = sections.find((text) => text.startsWith(`${id}\n`)) ?? "";
    const [, said = ""] = section.split("\n\n");
    expect(said).toContain(summary);
    expect(said.includes("**blocks**")).toBe("blocks" in rule);
    expect(said.includes("(warning")).toBe(severity === "warning");
    expect(section).toMatch(/^Why: \S/mu);
    expect(section).toMatch(/^Mend: \S/mu);
  });
});
