import { readdirSync } from "node:fs";
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
