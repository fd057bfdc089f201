import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createArticleParser, readKnowledge } from "../../src/knowledge";
import { KNOWLEDGE_DIRECTORY } from "../knowledge-base";

const folder = path.join(KNOWLEDGE_DIRECTORY, "articles");
const files = readdirSync(folder).map((name) => ({ name, content: readFileSync(path.join(folder, name), "utf8") }));

describe("article files that come from elsewhere", () => {
  it("give what the folder gives, version and all", async () => {
    const parsed = await createArticleParser()([...files].reverse());
    const read = readKnowledge(KNOWLEDGE_DIRECTORY);
    expect(parsed.version).toBe(read.version);
    expect(parsed.articles).toEqual(read.articles);
    expect(parsed.problems).toEqual([]);
  });

  it("give the same article for the same file", async () => {
    const parse = createArticleParser();
    const [first = { name: "", content: "" }, second = first] = files;
    const { articles } = await parse([first, second]);
    const changed = { ...first, content: `${first.content}\n` };
    const { articles: again } = await parse([changed, second]);
    expect(again[1]).toBe(articles[1]);
    expect(again[0]).not.toBe(articles[0]);
    expect(again[0]).toEqual(articles[0]);
  });

  it("are refused for the same faults as files, at their place", async () => {
    const [first = { name: "", content: "" }] = files;
    const { articles, problems } = await createArticleParser()([
      { name: "broken.json", content: "{" },
      { name: `not-${first.name}`, content: first.content },
    ]);
    expect(articles).toEqual([]);
    expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      "articles/broken.json json",
      `articles/not-${first.name} id-matches-file`,
    ]);
  });
});
