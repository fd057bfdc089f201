import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeCase, type LintCase } from "../knowledge/lint/rule-tester";
import { KNOWLEDGE_DIRECTORY } from "../knowledge-base";
import { runCli } from "./run-cli";

const folders: string[] = [];
const layOut = (lintCase: LintCase = {}, end = "\n"): string => {
  const directory = writeCase(lintCase, end);
  folders.push(directory);
  return directory;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const articleIn = (directory: string): string => path.join(directory, "articles", "sample-problem.json");
const kb = (directory: string, ...argv: string[]) => runCli(["kb", ...argv, "--knowledge", directory]);

const TYPO: LintCase = { change: [['"status": "reviewed"', '"status": "perfect"']] };
const DOUBLE_SPACE: LintCase = { change: [['Sample session refused" }', 'Sample  session refused" }']] };

describe("kb lint", () => {
  it("says nothing of a clean base and exits 0", async () => {
    expect(await kb(layOut(), "lint")).toEqual({ code: 0, stdout: "1 articles, 0 findings\n", stderr: "" });
  });

  it("prints file:line:column severity message rule, and the help below", async () => {
    const directory = layOut(TYPO);
    const { code, stdout } = await kb(directory, "lint");
    const file = path.relative(process.cwd(), articleIn(directory)).split(path.sep).join("/");
    expect(code).toBe(1);
    expect(stdout.split("\n").slice(0, 2)).toEqual([
      `${file}:4:13 error status is "perfect", which is not permitted. schema`,
      "    Permitted: draft, reviewed, deprecated.",
    ]);
  });

  it("prints JSON for programs", async () => {
    const { code, stdout } = await kb(layOut(TYPO), "lint", "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({
        line: 4,
        column: 13,
        severity: "error",
        rule: "schema",
        message: expect.any(String) as unknown,
      }),
    ]);
  });

  it("prints an empty JSON list for a clean base", async () => {
    expect(JSON.parse((await kb(layOut(), "lint", "--format", "json")).stdout)).toEqual([]);
  });

  it("prints annotations of a GitHub workflow, escaped", async () => {
    const { stdout } = await kb(
      layOut({ change: [['"related": []', '"related": ["50%:x"]']] }),
      "lint",
      "--format",
      "github",
    );
    expect(stdout).toMatch(/^::error file=[^,\n]*sample-problem\.json,line=\d+,col=\d+,title=schema::.*50%25:x/u);
  });

  it.each(["\n", "\r\n"])(
    "--fix mends what is safe and leaves the rest of the file as it is (line end %j)",
    async (end) => {
      const directory = layOut(DOUBLE_SPACE, end);
      expect(await kb(directory, "lint", "--fix")).toMatchObject({ code: 0, stderr: "1 place mended.\n" });
      expect(readFileSync(articleIn(directory), "utf8")).toBe(readFileSync(articleIn(layOut({}, end)), "utf8"));
    },
  );

  it.each([
    [["--format", "xml"], /--format xml: permitted are stylish, json, github/u],
    [["--colour"], /colour/u],
  ])("refuses %j", async (argv, message) => {
    const { code, stderr } = await kb(layOut(), "lint", ...argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("says so when there is no such folder", async () => {
    const { code, stdout } = await kb(path.join(tmpdir(), "no-such-knowledge"), "lint");
    expect(code).toBe(1);
    expect(stdout).toMatch(/no such folder[^]*KNOWLEDGE_DIR/u);
  });
});

describe("kb check", () => {
  it("tries every text and its wrappings", async () => {
    expect(await kb(layOut(), "check")).toMatchObject({ code: 0, stdout: "1 articles, 15 texts, 0 findings\n" });
  });

  it.each<[string, LintCase, RegExp]>([
    [
      "an example that leads nowhere",
      { change: [["451 4.9.7 Sample session refused'", "451 4.9.7 Sampled'"]] },
      /:\d+:\d+ error This example leads to no article\. example/u,
    ],
    [
      "a counter-example that leads here",
      { change: [["550 5.9.7 Another session was refused", "451 4.9.7 Sample session refused"]] },
      /counter-example leads to this article, by signature refused\. counter-example/u,
    ],
    [
      "a harmless text that leads somewhere",
      { files: { "samples/none/mail.txt": "sample-event 1234 is the name of a party" } },
      /mail\.txt:1:1 error .*leads to sample-problem \(signature numbered\)\. harmless-text/u,
    ],
    [
      "an example that does not survive folding",
      {
        change: [
          [
            "wrote sample-event 1234",
            "wrote about the mail that was looked for and found in the end: sample-event\\n1234",
          ],
        ],
      },
      /error This example/u,
    ],
  ])("reports %s", async (_, lintCase, expected) => {
    const { code, stdout } = await kb(layOut(lintCase), "check");
    expect(code).toBe(1);
    expect(stdout).toMatch(expected);
  });

  it("warns of a rival that is as strong and not declared", async () => {
    const rival = (directory: string): string =>
      readFileSync(articleIn(directory), "utf8")
        .replaceAll("sample-problem", "rival-problem")
        .replace('"strength": "strong"', '"strength": "strong"');
    const directory = layOut();
    writeFileSync(path.join(directory, "articles", "rival-problem.json"), rival(directory));
    const { stdout } = await kb(directory, "check");
    expect(stdout).toMatch(/warning This example leads here only by a hair: sample-problem .*near-miss/u);
  });
});

describe("kb diff", () => {
  const STOLEN: LintCase = {
    change: [
      [
        '"phrase": "Sample session refused" }, { "enhancedCode": "4.9.7" }',
        '"phrase": "Sample session denied" }, { "enhancedCode": "4.9.7" }',
      ],
    ],
  };

  it("finds nothing between equal folders", async () => {
    expect(await kb(layOut(), "diff", layOut())).toMatchObject({ code: 0 });
  });

  it("tells which texts lead elsewhere than with another folder", async () => {
    const { code, stdout } = await kb(layOut(STOLEN), "diff", layOut());
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /sample-problem\.json:\d+:\d+ \w+: sample-problem -> \w+: no article\n {4}Remote Server returned/u,
    );
    expect(stdout).toMatch(/6 texts, 2 lead elsewhere/u);
  });

  it("tells the same as JSON", async () => {
    const { stdout } = await kb(layOut(STOLEN), "diff", layOut(), "--format", "json");
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  it("compares with a git revision", async () => {
    const repository = mkdtempSync(path.join(tmpdir(), "medic-git-"));
    folders.push(repository);
    const directory = path.join(repository, "some folder", "knowledge");
    cpSync(layOut({ files: { "samples/none/tea.txt": "tea is ready" } }), directory, { recursive: true });
    const git = (...argv: string[]): void => {
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...argv], {
        cwd: repository,
        stdio: "ignore",
      });
    };
    git("init");
    git("add", ".");
    git("commit", "-m", "base");
    expect(await kb(directory, "diff", "HEAD")).toMatchObject({
      code: 0,
      stdout: "7 texts, 0 lead elsewhere than with HEAD\n",
    });
    cpSync(articleIn(layOut(STOLEN)), articleIn(directory));
    expect(await kb(directory, "diff", "HEAD")).toMatchObject({ code: 1 });
  });

  it.each([
    [["no-such-revision"], /neither a knowledge folder .* nor a git revision/u],
    [["--upload-pack=x"], /upload-pack/u],
    [[], /takes one BASE/u],
    [["a", "b"], /takes one BASE/u],
  ])("refuses %j", async (argv, message) => {
    const { code, stderr } = await kb(layOut(), "diff", ...argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe("kb schema", () => {
  it("is what lies in the knowledge folder", async () => {
    const { code, stdout } = await runCli(["kb", "schema"]);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(path.join(KNOWLEDGE_DIRECTORY, "article.schema.json"), "utf8"));
  });

  it("describes every field, so that editors can show what it is", async () => {
    const undescribed: string[] = [];
    const visit = (node: unknown, at: string): void => {
      if (typeof node !== "object" || node === null) return;
      if ("properties" in node && typeof node.properties === "object" && node.properties !== null) {
        for (const [key, field] of Object.entries(node.properties) as [string, object][]) {
          if (!("description" in field) && !("const" in field)) undescribed.push(`${at}.${key}`);
        }
      }
      for (const [key, child] of Object.entries(node)) visit(child, `${at}.${key}`);
    };
    visit(JSON.parse((await runCli(["kb", "schema"])).stdout), "");
    expect(undescribed).toEqual([]);
  });

  it("--write puts it where editors find it", async () => {
    const directory = layOut();
    expect(await kb(directory, "schema", "--write")).toMatchObject({ code: 0, stdout: "" });
    expect(readFileSync(path.join(directory, "article.schema.json"), "utf8")).toContain('"$comment"');
  });
});

describe("kb coverage", () => {
  it("tells which codes and phrases of a list lead to their article", async () => {
    const directory = layOut();
    const file = path.join(directory, "list.json");
    const codes = [
      { code: "451 4.9.7", phrase: "Sample session refused" },
      { code: "n/a", phrase: "sample-event 1234" },
      { code: "550 5.1.1", phrase: "User unknown" },
    ];
    writeFileSync(file, JSON.stringify([{ id: "sample-problem", title: "x", codes }]));
    const { code, stdout } = await kb(directory, "coverage", file, "--forms");
    expect(code).toBe(1);
    expect(stdout.split("\n")).toEqual([
      'sample-problem: "550 5.1.1 User unknown" leads to nothing',
      "sample-problem: no example of form sendLog, receiveLog, prose",
      "2 of 3 codes and phrases of 1 problems lead to their article first",
      "1 articles lack an example of at least one form",
      "",
    ]);
  });

  it.each([
    ["{}", /expected \[\{ "id"/u],
    ["nothing", /cannot be read as JSON/u],
  ])("refuses the list %s", async (text, message) => {
    const directory = layOut();
    const file = path.join(directory, "list.json");
    writeFileSync(file, text);
    expect((await kb(directory, "coverage", file)).stderr).toMatch(message);
  });
});

it.each([
  [["kb"], 2],
  [["kb", "toast"], 2],
  [["kb", "--help"], 0],
  [["kb", "lint", "--help"], 0],
])("%j exits with %i and tells what there is", async (argv, code) => {
  const outcome = await runCli(argv);
  expect(outcome.code).toBe(code);
  expect(outcome.stdout + outcome.stderr).toContain("mailflow-medic kb lint");
});
