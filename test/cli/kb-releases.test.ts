import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createStore, type Store } from "../../src/store";
import { writeCase, type LintCase } from "../knowledge/lint/rule-tester";
import { runCli, type Outcome } from "./run-cli";

let data: string;
let directory: string;
const folders: string[] = [];
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), "medic-data-"));
  directory = layOut();
  folders.push(data);
});
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function layOut(lintCase: LintCase = {}): string {
  const folder = writeCase(lintCase, "\n");
  folders.push(folder);
  return folder;
}
const kb = (...argv: string[]): Promise<Outcome> => runCli(["kb", ...argv], "", { MEDIC_DATA: data, USER: "anna" });
const publish = (folder: string, note: string, ...argv: string[]): Promise<Outcome> =>
  kb("publish", "--knowledge", folder, "--note", note, ...argv);
async function withStore(use: (store: Store) => Promise<void>): Promise<void> {
  const store = createStore({ kind: "sqlite", file: path.join(data, "medic.db") });
  await use(store);
  await store.close();
}

const RETOLD: LintCase = {
  change: [["A sample server refuses the sample session", "A sample server refuses a session"]],
};

/** Puts an article of another problem beside the sample. */
function addSecond(folder: string): string {
  const file = path.join(folder, "articles", "second-problem.json");
  const text = readFileSync(path.join(folder, "articles", "sample-problem.json"), "utf8")
    .replaceAll("sample-problem", "second-problem")
    .replaceAll(/sample session/giu, "second parcel")
    .replaceAll("4.9.7", "4.9.8")
    .replaceAll("5.9.7", "5.9.8")
    .replaceAll("sample-event", "second-event");
  writeFileSync(file, text);
  return file;
}

describe("kb publish", () => {
  it("publishes what lint and check permit, and only what changed", async () => {
    expect(await publish(directory, "first")).toEqual({
      code: 0,
      stdout: "Release 1 published: 1 articles, 0 texts lead elsewhere than before.\n",
      stderr: "",
    });
    expect(await publish(directory, "again")).toMatchObject({
      code: 0,
      stdout: "Nothing to publish: release 1 holds the same articles.\n",
    });
  });

  it("refuses a base with errors, with every finding, and stores nothing", async () => {
    const broken = layOut({ change: [['"status": "reviewed"', '"status": "perfect"']] });
    const { code, stdout, stderr } = await publish(broken, "broken");
    expect([code, stdout]).toEqual([1, "Not published: 1 error.\n"]);
    expect(stderr).toMatch(/sample-problem\.json:4:13 error status is "perfect"[^]*Permitted: draft, reviewed/u);
    expect(await publish(broken, "broken", "--json")).toMatchObject({
      code: 1,
      stdout: '{"kind":"refused","errors":1}\n',
    });
    expect(await kb("releases")).toMatchObject({ stdout: "0 releases\n" });
  });

  it("refuses texts that do not lead to their article", async () => {
    const stray = layOut({ change: [["451 4.9.7 Sample session refused'", "451 4.9.7 Sampled'"]] });
    expect(await publish(stray, "stray")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/leads to no article/u) as unknown,
    });
  });

  it("stores which texts lead elsewhere than before, without the texts", async () => {
    const second = addSecond(directory);
    expect(await publish(directory, "two")).toMatchObject({ code: 0, stderr: "" });
    rmSync(second);
    const { code, stdout } = await publish(directory, "one", "--json", "--author", "otto");
    expect(code).toBe(0);
    const { kind, release } = JSON.parse(stdout) as { kind: string; release: { author: string; changes: object[] } };
    expect([kind, release.author]).toEqual(["published", "otto"]);
    expect(release.changes.length).toBeGreaterThan(0);
    for (const change of release.changes) {
      expect(change).toEqual({
        file: "articles/second-problem.json",
        line: expect.any(Number) as unknown,
        before: "identified: second-problem",
        after: expect.stringMatching(/: no article$/u) as unknown,
      });
    }
  });

  it.each([
    [["publish"], /--note is missing/u],
    [["publish", "--note", " "], /--note is missing/u],
    [["publish", "--note", "x", "--knowledge", path.join(tmpdir(), "no-such-folder")], /no such folder/u],
  ])("refuses %j", async (argv, message) => {
    const { code, stderr } = await kb(...argv);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toMatch(message);
  });
});

describe("kb releases and kb rollback", () => {
  it("list what was published and make another release serve", async () => {
    await publish(directory, "first");
    const changed = layOut(RETOLD);
    expect(await publish(changed, "second")).toMatchObject({ code: 0 });
    expect((await kb("releases")).stdout).toMatch(
      /^\* 2 [0-9a-f]{12} \S+ anna: second\n {4}1 articles, 0 texts .*\n {2}1 [0-9a-f]{12} \S+ anna: first\n.*\n2 releases\n$/u,
    );
    expect(await kb("rollback", "1")).toMatchObject({ code: 0, stdout: "Release 1 serves now instead of 2.\n" });
    expect(await kb("rollback", "1")).toMatchObject({ code: 0, stdout: "Release 1 serves already.\n" });
    expect(JSON.parse((await kb("releases", "--json")).stdout)).toMatchObject([
      { number: 2, note: "second", serves: false },
      { number: 1, note: "first", serves: true },
    ]);
    expect(JSON.parse((await kb("rollback", "2", "--json")).stdout)).toMatchObject({ kind: "moved", from: 1 });
  });

  it.each([
    [["rollback"], /takes the number of one release/u],
    [["rollback", "0"], /takes the number of one release/u],
    [["rollback", "1", "2"], /takes the number of one release/u],
    [["rollback", "7"], /There is no release 7/u],
  ])("refuse %j", async (argv, message) => {
    expect(await kb(...argv)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) as unknown });
  });
});

describe("kb gaps and kb feedback", () => {
  const kbNew = (id: string, gap: string): Promise<Outcome> =>
    kb("new", id, "--from-gap", gap, "--knowledge", directory);

  beforeEach(() =>
    withStore(async (store) => {
      const facts = {
        codes: ["550 5.9.9"],
        words: ["access denied", "relay"],
        sources: ["ndr"],
        marks: ["mail-named"],
      };
      await store.gaps.add([
        { id: "1", facts, day: "2026-11-01" },
        { id: "2", facts, day: "2026-11-24" },
        { id: "3", facts: { ...facts, codes: [], words: [] }, day: "2026-11-24" },
      ]);
      const said = { article: "sample-problem", helped: false, kind: "identified", locale: "en", day: "2026-11-24" };
      await store.feedback.add([
        { ...said, id: "1" },
        { ...said, id: "2", article: "other-problem", helped: true },
      ]);
    }),
  );

  it("tell what to write next", async () => {
    expect((await kb("gaps")).stdout).toMatch(
      /^[0-9a-f]{12} 2x from 2026-11-01 to 2026-11-24: 550 5\.9\.9 … access denied … relay\n {4}ndr, mail-named\n[0-9a-f]{12} 1x on 2026-11-24: neither code nor technical word\n.*\n2 gaps\n$/u,
    );
    expect(JSON.parse((await kb("gaps", "--json", "--limit", "1")).stdout)).toMatchObject([
      { count: 2, codes: ["550 5.9.9"] },
    ]);
  });

  it("tell which articles do not help, first", async () => {
    expect((await kb("feedback")).stdout.split("\n")).toEqual([
      "sample-problem: did not help 1, helped 0, last on 2026-11-24",
      "other-problem: did not help 0, helped 1, last on 2026-11-24",
      "2 articles with feedback",
      "",
    ]);
    expect(JSON.parse((await kb("feedback", "--json")).stdout)).toMatchObject([{ notHelped: 1 }, { helped: 1 }]);
  });

  it("begin an article with the codes and words of a gap", async () => {
    const [gap] = JSON.parse((await kb("gaps", "--json")).stdout) as { id: string }[];
    const { code, stderr } = await kbNew("relay-refused", gap?.id.slice(0, 6).toUpperCase() ?? "");
    expect([code, stderr]).toEqual([0, ""]);
    const file = path.join(directory, "articles", "relay-refused.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      status: "draft",
      signatures: [
        {
          all: [{ replyCode: 550 }, { enhancedCode: "5.9.9" }, { phrase: "access denied" }, { phrase: "relay" }],
        },
      ],
      examples: [
        { form: "ndr", text: expect.stringMatching(/^TODO: .*550 5\.9\.9 … access denied … relay$/u) as unknown },
        { form: "queue" },
        { form: "sendLog" },
      ],
      provenance: expect.stringContaining(`gap ${gap?.id ?? ""}, seen 2 times until 2026-11-24`) as unknown,
    });
    // Whatever lint says of it, it is not that it breaks the format.
    const findings = JSON.parse((await kb("lint", "--format", "json", "--knowledge", directory)).stdout) as {
      rule: string;
    }[];
    expect(findings.filter(({ rule }) => rule === "schema" || rule === "json")).toEqual([]);
  });

  it("begin an article with a mark where a gap has neither code nor word", async () => {
    const gaps = JSON.parse((await kb("gaps", "--json")).stdout) as { id: string; codes: string[] }[];
    await kbNew("no-words", gaps.find(({ codes }) => codes.length === 0)?.id ?? "");
    expect(JSON.parse(readFileSync(path.join(directory, "articles", "no-words.json"), "utf8"))).toMatchObject({
      signatures: [{ all: [{ phrase: expect.stringMatching(/^TODO: /u) as unknown }] }],
    });
  });

  it.each(["", "zzzz", "0000"])("begin nothing with the gap %j, which is not there", async (id) => {
    expect(await kbNew("nothing", id)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--from-gap .*no such gap/u) as unknown,
    });
    expect(existsSync(path.join(directory, "articles", "nothing.json"))).toBe(false);
  });

  it("refuse a limit that is none", async () => {
    expect(await kb("gaps", "--limit", "0")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--limit 0/u) as unknown,
    });
  });
});

describe("a store that cannot be used", () => {
  it.each([
    [{ DATABASE_URL: "mysql://root:secret@db/x" }, /DATABASE_URL[^]*permitted: postgres:/u],
    [
      { DATABASE_URL: "postgres://medic:secret@127.0.0.1:1/medic" },
      /PostgreSQL at 127\.0\.0\.1:1\/medic cannot be used \(ECONNREFUSED\)/u,
    ],
    [{ MEDIC_DATA: path.join(__filename, "below-a-file") }, /medic\.db cannot be used/u],
  ])("is told with what to do, and without a password: %j", async (env, message) => {
    const { code, stderr } = await runCli(["kb", "gaps"], "", env);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("secret");
  });
});
