import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCli } from "./run-cli";

const FIXTURES = path.join(__dirname, "..", "fixtures", "import");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "kb-import-"));
  mkdirSync(path.join(folder, "articles"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, bytes: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

it("prints the draft on standard output and the findings, with place and cure, on standard error", async () => {
  const file = path.relative(process.cwd(), path.join(FIXTURES, "table-of-errors.md"));
  const { code, stdout, stderr } = await runCli(["kb", "import", file]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ id: "errors-when-an-application-relays-through-exchange-online" });
  expect(stderr).toBe(
    `${file}:22:25 warning The link set-up-connectors.md leads to a file beside this one, or nowhere. link\n` +
      "    It was left out. Find the page's address on the web, and add it to references by hand.\n",
  );
});

it("is silent and content with a clean article", async () => {
  const { code, stderr } = await runCli([
    "kb",
    "import",
    path.join(FIXTURES, "learn-english.md"),
    "--id",
    "shared-tls",
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

it("reads past a byte order mark", async () => {
  const text = readFileSync(path.join(FIXTURES, "learn-english.md"));
  const plain = await runCli(["kb", "import", write("a.md", text)]);
  const marked = await runCli(["kb", "import", write("a.md", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), text]))]);
  expect(marked).toEqual(plain);
});

it.each([
  ["an empty file", "", "a.md:1:1 error The file is empty. empty"],
  ["a shopping list", "# Milk\n", "no-article"],
  ["UTF-16", Buffer.from("# Mail fails\n", "utf16le"), "is not UTF-8 text"],
  ["megabytes", "# Mail fails\n".repeat(200_000), "an article has at most"],
])("cannot run on %s, and says why", async (_, bytes, message) => {
  const { code, stdout, stderr } = await runCli(["kb", "import", write("a.md", bytes)]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
});

it.each([
  [[], "takes one FILE.md"],
  [["/no/such.md"], "/no/such.md: cannot be read"],
  [[path.join(FIXTURES, "learn-english.md"), "--id", "A B"], "--id A B: lower-case letters"],
])("refuses %j", async (argv, message) => {
  const { code, stderr } = await runCli(["kb", "import", ...argv]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

it("gives a draft of the founding article whose symptoms all lead to it", async () => {
  const { stdout } = await runCli(["kb", "import", path.join(FIXTURES, "founding-article.md"), "--id", "old-tls"]);
  writeFileSync(path.join(folder, "articles", "old-tls.json"), stdout);
  const { stdout: findings } = await runCli(["kb", "check", "--knowledge", folder, "--format", "json"]);
  expect(JSON.parse(findings)).toEqual([]);
});
