import { readFileSync } from "node:fs";
import path from "node:path";
import { FACT_NAMES, readKnowledge, SOURCES, type KnowledgeProblem } from "../../src/knowledge";
import { isValid, parseArticleFile } from "../../src/knowledge/article-file";
import { findBlocking } from "../../src/knowledge/lint/blocking";
import { FACT_MARKS } from "../../src/paste";
import { KNOWLEDGE_DIRECTORY } from "../knowledge-base";

const FILE = path.join(KNOWLEDGE_DIRECTORY, "articles", "tls-1-0-1-1-disabled.json");
const TEXT = readFileSync(FILE, "utf8");

it("reads the project's own folder without a fault", () => {
  expect(readKnowledge(KNOWLEDGE_DIRECTORY).problems).toEqual([]);
});

it("says which folder is missing and how to give another", () => {
  const { problems } = readKnowledge("/no/such/folder");
  expect(problems[0]?.message).toMatch(/no such folder/u);
  expect(problems[0]?.help).toMatch(/KNOWLEDGE_DIR or --knowledge/u);
});

describe.each(["\n", "\r\n"])("a fault is told at its place (line end %j)", (end) => {
  const lines = TEXT.split("\n");
  const faulty = (from: string, to: string): string => lines.join(end).replace(from, to);
  const lineOf = (part: string): number => lines.findIndex((line) => line.includes(part)) + 1;

  const problemsOf = (text: string): readonly KnowledgeProblem[] => {
    const file = parseArticleFile(FILE, Buffer.from(text));
    return isValid(file) ? findBlocking(file) : file.problems;
  };

  it.each([
    [
      '"status": "reviewed"',
      '"status": "perfect"',
      '"perfect"',
      /status is "perfect"/u,
      /draft, reviewed, deprecated/u,
    ],
    ['"status": "reviewed"', '"status": "reviewd"', '"reviewd"', /status/u, /Did you mean "reviewed"\?/u],
    [
      '"category": "tls-version"',
      '"category": "tls-version", "colour": "red"',
      '"colour"',
      /"colour" is no field/u,
      /title/u,
    ],
    ['"data": 0', '"data": "0"', '"0"', /data is of type string/u, /number/u],
    ['"phrase": "SocketError"', '"frase": "SocketError"', '"frase"', /the key "frase"/u, /Did you mean "phrase"\?/u],
    ['"kind": "reboot"', '"kind": "restart"', '"restart"', /kind is "restart"/u, /reboot/u],
    [
      '"id": "tls-1-0-1-1-disabled"',
      '"id": "something-else"',
      '"something-else"',
      /tls-1-0-1-1-disabled\.json/u,
      /same/u,
    ],
    ['"verifiedOn": "', '"verifiedOn": "x', '"x20', /YYYY-MM-DD/u, /last checked/u],
  ])("%s -> %s", (from, to, at, message, help) => {
    const text = faulty(from, to);
    const [problem] = problemsOf(text);
    const before = text.slice(0, text.indexOf(at));
    expect(problem).toMatchObject({
      line: before.split("\n").length,
      column: before.length - before.lastIndexOf("\n"),
      severity: "error",
    });
    expect(problem?.message).toMatch(message);
    expect(problem?.help).toMatch(help);
  });

  it("a missing comma", () => {
    const [problem] = problemsOf(faulty('"status": "reviewed",', '"status": "reviewed"'));
    expect(problem).toMatchObject({ rule: "json", line: lineOf('"status"') + 1, column: 3 });
    expect(problem?.help).toMatch(/comma/u);
  });
});

it.each([
  ["UTF-16", Buffer.from(`\uFEFF${TEXT}`, "utf16le"), /UTF-8/u],
  ["empty", Buffer.from(""), /Not valid JSON/u],
  ["cut off", Buffer.from(TEXT.slice(0, 5000)), /Not valid JSON/u],
  ["not an object", Buffer.from("[]"), /type array/u],
])("a file that is %s is told as such", (_, bytes, message) => {
  expect(parseArticleFile(FILE, bytes).problems[0]?.message).toMatch(message);
});

it("a byte order mark is no fault", () => {
  expect(parseArticleFile(FILE, Buffer.from(`\uFEFF${TEXT}`)).problems).toEqual([]);
});

it("facts have the same names for articles as for the reader of pastes", () => {
  expect([...FACT_NAMES]).toEqual([...FACT_MARKS]);
  expect(new Set(SOURCES).size).toBe(SOURCES.length);
});
