import { rmSync } from "node:fs";
import { createBase, KNOWLEDGE_DIR, readRealArticles } from "../../bench/bases";
import { createArticles } from "../../bench/knowledge/create-articles";
import { writeKnowledgeFolder } from "../../bench/knowledge/write-folder";
import { interleave, median, TINY, type Scale } from "../../bench/measure";
import { toTable, type Row } from "../../bench/report";
import { measureDiagnosis } from "../../bench/sections/diagnosis";
import { measureFuzzy } from "../../bench/sections/fuzzy";
import { measureGrowth } from "../../bench/sections/growth";
import { readKnowledge } from "../../src/knowledge";

it("makes up articles that the loader takes, each with texts of its own, the same in every run", () => {
  const real = readRealArticles();
  const articles = createArticles(real, real.length + 150);
  const folder = writeKnowledgeFolder(KNOWLEDGE_DIR, articles);
  try {
    expect(readKnowledge(folder)).toMatchObject({ problems: [], articles: { length: articles.length } });
  } finally {
    rmSync(folder, { recursive: true });
  }
  const made = articles.slice(real.length);
  const firstTexts = made.map(({ signatures }) => JSON.stringify(signatures[0]?.any));
  expect(new Set(firstTexts).size).toBe(made.length);
  expect(createArticles(real, articles.length)).toEqual(articles);
});

it("asks about the same articles however few there are", () => {
  const [few, more] = [100, 150].map((count) => createArticles(readRealArticles(), count));
  expect(more?.slice(0, 100)).toEqual(few);
});

it.each<[string, (scale: Scale) => Promise<Row[]>]>([
  ["b", (scale) => measureDiagnosis(createBase(scale.articles), scale)],
  ["c", measureGrowth],
  ["f", (scale) => measureFuzzy(createBase(scale.articles), scale)],
])("measures section %s", async (section, measure) => {
  const rows = await measure(TINY);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row.section).toBe(section);
    expect(Number.isFinite(row.ours)).toBe(true);
    expect(row.ratio === undefined || row.ratio > 0).toBe(true);
  }
  expect(toTable(rows).split("\n")).toHaveLength(rows.length + 1);
});

it("takes the median of rounds that were measured in turns", async () => {
  const order: string[] = [];
  const values = [5, 1, 9];
  const measured = await interleave(3, {
    first: () => order.push("first"),
    second: () => {
      order.push("second");
      return values.shift() ?? 0;
    },
  });
  expect(order).toEqual(["first", "second", "first", "second", "first", "second"]);
  expect(measured).toEqual({ first: 3, second: 5 });
  expect(median([])).toBeNaN();
});
