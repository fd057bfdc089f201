import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCli, type Outcome } from "./run-cli";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "kb-new-"));
  mkdirSync(path.join(folder, "articles"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const kbNew = (...argv: string[]): Promise<Outcome> => runCli(["kb", "new", ...argv, "--knowledge", folder]);
const fileOf = (id: string): string => path.join(folder, "articles", `${id}.json`);

it("writes a draft that is valid and holds a mark in every text", async () => {
  const { code, stdout } = await kbNew("partner-refuses");
  expect(code).toBe(0);
  const article = JSON.parse(readFileSync(fileOf("partner-refuses"), "utf8")) as Record<string, unknown>;
  expect(article).toMatchObject({
    $schema: "../article.schema.json",
    id: "partner-refuses",
    status: "draft",
    verifiedOn: "2026-11-24",
    references: [{ retrieved: "2026-11-24" }],
    signatures: [
      { all: [{ replyCode: 550 }, { enhancedCode: "5.0.0" }, { phrase: expect.stringMatching(/^TODO: /u) as string }] },
    ],
    examples: [{ form: "ndr" }, { form: "queue" }, { form: "sendLog" }],
  });
  expect(article["counterExamples"]).toHaveLength(3);
  // Whatever lint says of it, it is not that it breaks the format.
  const { stdout: findings } = await runCli(["kb", "lint", "--knowledge", folder, "--format", "json"]);
  expect(
    (JSON.parse(findings) as { rule: string }[]).filter(({ rule }) => rule === "schema" || rule === "json"),
  ).toEqual([]);
  expect(stdout).toContain(path.basename(fileOf("partner-refuses")));
  for (const command of ["kb lint", "kb check"])
    expect(stdout).toContain(`mailflow-medic ${command} --knowledge ${folder}`);
  expect(stdout).toContain('"reviewed"');
});

it("takes a title", async () => {
  await kbNew("partner-refuses", "--title", "A partner refuses our mail");
  expect(JSON.parse(readFileSync(fileOf("partner-refuses"), "utf8"))).toMatchObject({
    title: { en: "A partner refuses our mail", "zh-CN": expect.stringMatching(/^TODO: /u) as string },
  });
});

it.each([
  ["Partner Refuses", 'Did you mean "partner-refuses"?'],
  ["a--b", 'Did you mean "a-b"?'],
  ["../a", 'Did you mean "a"?'],
  ["邮件", "lower-case letters, digits and single hyphens"],
])("refuses the id %j and says what is permitted", async (id, message) => {
  const { code, stdout, stderr } = await kbNew(id);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(message);
});

it("never overwrites a file", async () => {
  writeFileSync(fileOf("mine"), "my work");
  const { code, stderr } = await kbNew("mine");
  expect(code).toBe(2);
  expect(stderr).toContain("mine.json is there already and stays as it is");
  expect(readFileSync(fileOf("mine"), "utf8")).toBe("my work");
});

it("says which folder is missing", async () => {
  const { code, stderr } = await runCli(["kb", "new", "mine", "--knowledge", path.join(folder, "nowhere")]);
  expect(code).toBe(2);
  expect(stderr).toContain(`nowhere/articles: there is no such folder`);
  expect(stderr).toContain("--knowledge");
});

it.each([[[]], [["a", "b"]], [["a", "--title", " "]], [["a", "--tilte", "x"]]])("refuses %j", async (argv) => {
  expect((await kbNew(...argv)).code).toBe(2);
});
