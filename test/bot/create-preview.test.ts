import { createPreview, type Preview } from "../../src/bot";
import { openLiveKnowledge, type LiveKnowledge } from "../../src/knowledge";
import { createKnowledgeFolder, SAMPLE_TITLE, type KnowledgeFolder } from "../knowledge-folder";

const BROKEN = ['"status": "reviewed"', '"status": "perfect"'] as const;
const DRAFT = ['"status": "reviewed"', '"status": "draft"'] as const;
const TEXT = "451 4.9.7 Sample session refused";

let folder: KnowledgeFolder;
let live: LiveKnowledge<number>;
let preview: Preview;

beforeEach(async () => {
  folder = createKnowledgeFolder();
  live = await openLiveKnowledge({ directory: folder.directory, compile: ({ length }) => length });
  preview = createPreview({
    live,
    toShown: (problem) => ({ ...problem, file: problem.file.slice(folder.directory.length + 1) }),
    downloadBaseUrl: () => undefined,
  });
});

/** Resolves as soon as a condition holds; every change of the files asks again. */
const until = (condition: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const stop = preview.onChange(check);
    function check(): void {
      if (!condition()) return;
      stop();
      resolve();
    }
    check();
  });
const faultsOf = (id: string): number => preview.article(id)?.faults.length ?? -1;
const titleOf = (id: string): string | undefined => preview.list().files.find((file) => file.id === id)?.title?.en;

afterEach(() => {
  live.close();
  folder.remove();
});

it("lists every file, drafts and files with faults among them", async () => {
  folder.save("a-draft", DRAFT);
  folder.save("b-broken", BROKEN);
  await until(() => faultsOf("a-draft") === 0 && faultsOf("b-broken") === 1);
  expect(preview.list()).toEqual({
    files: [
      { id: "a-draft", title: expect.objectContaining({ en: SAMPLE_TITLE }) as unknown, status: "draft", faults: 0 },
      { id: "b-broken", title: null, status: null, faults: 1 },
      { id: "sample-problem", title: expect.anything() as unknown, status: "reviewed", faults: 0 },
    ],
    problems: [],
  });
});

it("tells what is wrong with the folder itself", async () => {
  folder.remove();
  await until(() => preview.list().problems.length > 0);
  expect(preview.list()).toMatchObject({ files: [], problems: [{ file: "articles", rule: "file" }] });
});

it("draws an article's card in both languages, with every part of it", () => {
  const cards = preview.article("sample-problem")?.cards;
  expect(cards?.en.steps.speak).toContain(SAMPLE_TITLE);
  expect(cards?.["zh-CN"].steps.speak).toContain("示例服务器拒绝示例会话");
  expect(JSON.stringify(cards?.en.steps)).toContain("Restart the server.");
  expect(JSON.stringify(cards?.en.summary)).not.toContain('Restart the server."');
  expect(JSON.stringify(cards?.en.evidence)).toContain("The sample connector is named.");
});

it.each(["no-such-article", "", "../sample-problem", "__proto__"])("has no file %j", (id) => {
  expect(preview.article(id)).toBeUndefined();
});

it("keeps the last good card of a file that was broken, beside its faults", async () => {
  folder.save("sample-problem", [SAMPLE_TITLE, "Second"]);
  await until(() => titleOf("sample-problem") === "Second");
  folder.save("sample-problem", [SAMPLE_TITLE, "Third"], BROKEN);
  await until(() => faultsOf("sample-problem") === 1);
  const article = preview.article("sample-problem");
  expect(article?.faults).toMatchObject([
    { file: "articles/sample-problem.json", line: 4, column: 13, rule: "schema" },
  ]);
  expect(article?.cards?.en.steps.speak).toContain("Second");
  folder.save("sample-problem", [SAMPLE_TITLE, "Third"]);
  await until(() => faultsOf("sample-problem") === 0);
  expect(preview.article("sample-problem")).toMatchObject({ faults: [], status: "reviewed" });
  expect(preview.article("sample-problem")?.cards?.en.steps.speak).toContain("Third");
});

it("shows other files as they are saved while one is broken, though the served base stands still", async () => {
  folder.write("b-broken", "{");
  folder.save("sample-problem", [SAMPLE_TITLE, "Second"]);
  await until(() => faultsOf("b-broken") === 1 && titleOf("sample-problem") === "Second");
  expect(preview.article("sample-problem")?.cards?.en.steps.speak).toContain("Second");
  expect(preview.article("b-broken")).toMatchObject({ cards: null, status: null, faults: [{ rule: "json" }] });
});

describe("a tried text", () => {
  it("names the answer with its signatures and evidence, their weight and their lines", async () => {
    const { kind, sources, replies, candidates, faulty } = await preview.diagnose(`sample connector:\n${TEXT}`);
    expect({ kind, replies, faulty }).toEqual({ kind: "identified", replies: ["451 4.9.7"], faulty: [] });
    expect(sources).not.toEqual([]);
    expect(candidates).toMatchObject([
      {
        id: "sample-problem",
        place: "answer",
        confidence: "likely",
        lostBy: null,
        reasons: [
          { role: "signature", name: "refused", weight: "strong", lines: [{ line: 2, text: TEXT }] },
          { role: "for", name: "named", weight: "supporting", lines: [{ line: 1, text: "sample connector:" }] },
        ],
      },
    ]);
  });

  it("is diagnosed with drafts as if they were served, but not with deprecated articles", async () => {
    folder.save("a-draft", DRAFT, ["Sample session refused", "Draft session refused"]);
    folder.save("b-old", ['"status": "reviewed"', '"status": "deprecated",\n  "replacedBy": "sample-problem"']);
    await until(() => faultsOf("a-draft") === 0 && faultsOf("b-old") === 0);
    const draft = await preview.diagnose("451 4.9.7 Draft session refused");
    expect(draft.candidates).toMatchObject([{ id: "a-draft", status: "draft", place: "answer" }]);
    expect((await preview.diagnose(TEXT)).candidates.map(({ id }) => id)).toEqual(["sample-problem"]);
  });

  it("tells why each rival lost", async () => {
    folder.save("a-weak", ['"strength": "strong"', '"strength": "weak"']);
    folder.save("b-even");
    folder.save("c-out", ['"against": []', `"against": [${AGAINST}]`]);
    folder.save("d-unsupported", ["sample connector", "no such connector"]);
    folder.save("e-unspecific", [', { "enhancedCode": "4.9.7" }', ""]);
    await until(() => ["a-weak", "b-even", "c-out", "d-unsupported", "e-unspecific"].every((id) => faultsOf(id) === 0));
    const { kind, candidates } = await preview.diagnose(`sample connector: a decisive sample fact\n${TEXT}`);
    expect(kind).toBe("ambiguous");
    expect(Object.fromEntries(candidates.map(({ id, place, lostBy }) => [id, `${place} ${lostBy ?? "-"}`]))).toEqual({
      "b-even": "answer -",
      "sample-problem": "rival id",
      "a-weak": "rival level",
      "d-unsupported": "rival support",
      "e-unspecific": "rival specificity",
      "c-out": "unnamed ruled-out",
    });
    expect(candidates.find(({ id }) => id === "c-out")?.reasons).toContainEqual({
      role: "against",
      name: "decided",
      weight: "decisive",
      lines: [{ line: 1, text: "sample connector: a decisive sample fact" }],
    });
  });

  it("names the files with faults, which take part as they last were without", async () => {
    folder.save("sample-problem", ["Sample session refused", "Other session refused"], BROKEN);
    folder.write("b-broken", "{");
    await until(() => faultsOf("sample-problem") === 1 && faultsOf("b-broken") === 1);
    const { candidates, faulty } = await preview.diagnose(TEXT);
    expect(candidates.map(({ id }) => id)).toEqual(["sample-problem"]);
    expect(faulty).toEqual(["b-broken", "sample-problem"]);
  });

  it.each([
    ["", "unusable"],
    ["hello", "unusable"],
    ["550 5.9.9 Something nobody has heard of", "unknown"],
  ])("%j is %s", async (text, kind) => {
    expect(await preview.diagnose(text)).toMatchObject({ kind, candidates: [], questions: [] });
  });
});

it("tells of every change, broken or mended, until it is told to stop", async () => {
  let changes = 0;
  const stop = preview.onChange(() => changes++);
  folder.write("b-broken", "{");
  await until(() => faultsOf("b-broken") === 1);
  folder.save("b-broken");
  await until(() => faultsOf("b-broken") === 0);
  expect(changes).toBe(2);
  stop();
  folder.write("b-broken", "{");
  await until(() => faultsOf("b-broken") === 1);
  expect(changes).toBe(2);
});

const AGAINST = JSON.stringify({
  name: "decided",
  weight: "decisive",
  any: [{ phrase: "decisive sample fact" }],
  note: { en: "A fact that decides.", "zh-CN": "决定性的事实。" },
});
