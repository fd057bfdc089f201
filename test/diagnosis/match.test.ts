import { compileKnowledge, explain, type CompiledKnowledge } from "../../src/diagnosis";
import { articlesConcerned, findIn } from "../../src/diagnosis/match";
import { readKnowledge } from "../../src/knowledge";
import { readPaste } from "../../src/paste";
import { exampleTextsOf, KNOWLEDGE_DIRECTORY, servedKnowledge } from "../knowledge-base";

const { articles } = readKnowledge(KNOWLEDGE_DIRECTORY);

/** The served knowledge, and the articles that were opened in it. */
function watchOpened(): { readonly knowledge: CompiledKnowledge; readonly opened: ReadonlySet<number> } {
  const knowledge = servedKnowledge();
  const opened = new Set<number>();
  const compiled: CompiledKnowledge["index"]["compiled"] = (number) => {
    opened.add(number);
    return knowledge.index.compiled(number);
  };
  return { knowledge: { ...knowledge, index: { ...knowledge.index, compiled } }, opened };
}

it("opens no article but those of which a signature may hold", async () => {
  const text = "Remote Server returned '550 4.4.7 QUEUE.Expired; message expired'";
  const { knowledge, opened } = watchOpened();
  const finds = findIn(await readPaste(text), knowledge);
  const asking = new Set<number>();
  for (const phrase of finds.hits.keys()) knowledge.index.forEachOfPhrase(phrase, (set) => asking.add(set));
  const concerned = articlesConcerned(finds, knowledge);
  expect(concerned.length).toBeGreaterThan(0);
  expect(opened.size).toBe(concerned.length);
  expect(concerned.filter(({ signatures }) => signatures.length === 0)).toEqual([]);
  expect(asking.size).toBeGreaterThan(opened.size);
});

it("opens none where nothing was found", async () => {
  const { knowledge, opened } = watchOpened();
  expect(articlesConcerned(findIn(await readPaste("Lunch is at noon."), knowledge), knowledge)).toEqual([]);
  expect(opened.size).toBe(0);
});

it("finds the same articles whether or not there are others between them that are not served", async () => {
  const mixed = articles.map((article, row) => (row % 3 === 0 ? ({ ...article, status: "draft" } as const) : article));
  const knowledge = compileKnowledge(mixed);
  const served = mixed.filter(({ status }) => status === "reviewed");
  const alone = compileKnowledge(served);
  for (const article of served.filter((_, row) => row % 8 === 0)) {
    const paste = await readPaste(exampleTextsOf(article)[0] ?? "");
    const explained = explain(paste, knowledge);
    expect(explained.map(({ id }) => id)).toContain(article.id);
    expect(explained).toEqual(explain(paste, alone));
  }
});
