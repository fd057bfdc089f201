import { readFileSync } from "node:fs";
import path from "node:path";
import { FACT_NAMES, readKnowledge, SOURCES } from "../../src/knowledge";
import { parseArticle } from "../../src/knowledge/read-knowledge";
import { FACT_MARKS } from "../../src/paste";
import { KNOWLEDGE_DIRECTORY } from "../knowledge-base";

const FILE = path.join(KNOWLEDGE_DIRECTORY, "articles", "tls-1-0-1-1-disabled.json");
const TEXT = readFileSync(FILE, "utf8");

it("reads the project's own folder without a fault", () => {
  expect(readKnowledge(KNOWLEDGE_DIRECTORY).problems).toEqual([]);
});

it("says which folder is missing and how to give another", () => {
  const { problems } = readKnowledge("/no/such/folder");
  expect(problems[0]?.message).toMatch(/no folder .*KNOWLEDGE_DIR or --knowledge/u);
});

describe.each(["\n", "\r\n"])("a fault is told at its place (line end %j)", (end) => {
  const lines = TEXT.split("\n");
  const faulty = (from: string, to: string): string => lines.map((line) => line.replace(from, to)).join(end);
  const lineOf = (part: string): number => lines.findIndex((line) => line.includes(part)) + 1;

  it.each([
    ['"status": "reviewed"', '"status": "perfect"', /status/u],
    ['"category": "tls-version"', '"category": "tls-version", "colour": "red"', /colour/u],
    ['"data": 0', '"data": "0"', /data/u],
    ['"id": "tls-1-0-1-1-disabled"', '"id": "something-else"', /named tls-1-0-1-1-disabled\.json/u],
  ])("%s", (from, to, message) => {
    const problems = parseArticle(FILE, faulty(from, to));
    expect(Array.isArray(problems) && problems.map(({ message: text }) => text).join()).toMatch(message);
    const expected = message.source === "colour" ? 1 : lineOf(from);
    expect(Array.isArray(problems) && problems[0]?.line).toBe(expected);
  });

  it("a missing comma", () => {
    const problems = parseArticle(FILE, faulty('"status": "reviewed",', '"status": "reviewed"'));
    expect(Array.isArray(problems) && problems[0]).toMatchObject({ line: lineOf('"status"') + 1 });
  });
});

it("facts have the same names for articles as for the reader of pastes", () => {
  expect([...FACT_NAMES]).toEqual([...FACT_MARKS]);
  expect(new Set(SOURCES).size).toBe(SOURCES.length);
});
