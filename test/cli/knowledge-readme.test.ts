import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { KNOWLEDGE_DIRECTORY } from "../knowledge-base";
import { runCli } from "./run-cli";

const README = readFileSync(path.join(KNOWLEDGE_DIRECTORY, "README.md"), "utf8");
const BLOCKS = [...README.matchAll(/^```sh\n(?<lines>[\s\S]*?)^```$/gmu)].map(({ groups }) => groups?.["lines"] ?? "");
const LINES = BLOCKS.flatMap((block) => block.trim().split("\n"));

/** Commands the test cannot run, with the reason. */
const NOT_RUN: Readonly<Record<string, string>> = {
  "mailflow-medic kb preview": "it serves a page until it is stopped, and has its own test",
};

const home = process.cwd();
let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "kb-readme-")));
  const articles = path.join(folder, "knowledge", "articles");
  mkdirSync(articles, { recursive: true });
  copyFileSync(path.join(KNOWLEDGE_DIRECTORY, "articles", "mail-loop.json"), path.join(articles, "mail-loop.json"));
  copyFileSync(
    path.join(__dirname, "..", "fixtures", "import", "german-beside-english.md"),
    path.join(folder, "page.md"),
  );
  process.chdir(folder);
  git("init", "--quiet", "--bare", "remote.git");
  git("init", "--quiet", "--initial-branch=main");
  for (const [key, value] of [
    ["user.name", "Admin"],
    ["user.email", "admin@contoso.com"],
    ["push.autoSetupRemote", "true"],
  ] as const)
    git("config", key, value);
  git("remote", "add", "origin", path.join(folder, "remote.git"));
  git("add", "knowledge");
  git("commit", "--quiet", "--message", "knowledge: begin");
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function git(...args: readonly string[]): number | null {
  return spawnSync("git", args, { stdio: "pipe" }).status;
}

/** The words of a shell line, double quotes taken off. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/gu)].map(([whole, quoted]) => quoted ?? whole);
}

describe("knowledge/README.md", () => {
  it("names every kb command", async () => {
    const { stdout } = await runCli(["kb", "--help"]);
    for (const [, command = ""] of stdout.matchAll(/^mailflow-medic (kb \w+)/gmu)) expect(README).toContain(command);
  });

  it.each(LINES.filter((line) => !(line in NOT_RUN)))("%s runs", async (line) => {
    const [program, ...words] = wordsOf(line);
    if (program === "git") {
      expect(git(...words)).toBe(0);
      return;
    }
    expect(program).toBe("mailflow-medic");
    const redirect = words.indexOf(">");
    const { code, stdout, stderr } = await runCli(redirect < 0 ? words : words.slice(0, redirect));
    // Findings are an answer; 2 would be a command that does not exist or could not run.
    expect({ code: code <= 1 ? "ran" : code, stderr: code <= 1 ? "" : stderr }).toEqual({ code: "ran", stderr: "" });
    if (redirect >= 0) writeFileSync(words[redirect + 1] ?? "", stdout);
  });

  it("leaves out only what is there, for a reason", () => {
    for (const line of Object.keys(NOT_RUN)) expect(LINES).toContain(line);
  });

  it("is one page", () => {
    expect(README.split("\n").length).toBeLessThan(90);
  });
});
