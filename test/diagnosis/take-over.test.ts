import { createImageCompiler, diagnose, openKnowledge, toResult, type CompiledKnowledge } from "../../src/diagnosis";
import { readKnowledge, type Article } from "../../src/knowledge";
import { readPaste } from "../../src/paste";
import { exampleTextsOf, KNOWLEDGE_DIRECTORY } from "../knowledge-base";

const articles = readKnowledge(KNOWLEDGE_DIRECTORY)
  .articles.filter(({ status }) => status === "reviewed")
  .slice(0, 40);
const compile = createImageCompiler();
const numberOf = (id: string, among: readonly Article[]): number => among.findIndex((article) => article.id === id);

/** The articles opened after others that were ready, all of them where not said. */
function openAfter(next: readonly Article[], ready = articles.map(({ id }) => id)) {
  const before = openKnowledge(compile(articles));
  for (const id of ready) before.index.compiled(numberOf(id, articles));
  const after = openKnowledge(compile(next));
  const steps = after.takeOver(before);
  while (steps.next().done !== true);
  return { before, after };
}

const change = (id: string, by: Partial<Article>): Article[] =>
  articles.map((article) => (article.id === id ? { ...article, ...by } : article));
const keptIds = ({ index }: CompiledKnowledge): string[] =>
  [...index.kept.values()].map(({ article }) => article.id).sort();

const [first = "", second = "", third = ""] = articles.map(({ id }) => id);

describe("a base that takes the place of another", () => {
  it("has ready what the one before had ready, and no more", () => {
    expect(keptIds(openAfter(articles, [second, third]).after)).toEqual([second, third].sort());
    expect(keptIds(openAfter(articles, []).after)).toEqual([]);
  });

  it("takes over an article that did not change, and makes one ready that did", () => {
    const { before, after } = openAfter(change(first, { provenance: "Another" }));
    expect(after.index.kept.get(1)).toBe(before.index.kept.get(1));
    expect(after.index.kept.get(0)).not.toBe(before.index.kept.get(0));
    expect(after.articles.get(first)?.provenance).toBe("Another");
  });

  it("gives an article's phrases their new numbers where there are others before them", () => {
    const { before, after } = openAfter(change(first, { retellings: ["quite other words for it"] }));
    const [old, now] = [before.index.kept.get(1), after.index.kept.get(1)];
    expect(now?.article).toBe(old?.article);
    const fresh = openKnowledge(after.image).index.compiled(1);
    expect(JSON.stringify(now)).not.toBe(JSON.stringify(old));
    expect(JSON.stringify(now)).toBe(JSON.stringify(fresh));
  });

  it("leaves out an article that is gone, or served no more", () => {
    const { after } = openAfter(change(first, { status: "draft" }).filter(({ id }) => id !== second));
    expect(keptIds(after)).toEqual(
      articles
        .map(({ id }) => id)
        .filter((id) => id !== first && id !== second)
        .sort(),
    );
  });

  it("diagnoses as one that was opened by itself", async () => {
    const next = change(first, { retellings: ["quite other words for it"] }).filter(({ id }) => id !== second);
    const { after } = openAfter(next);
    const fresh = openKnowledge(after.image);
    for (const text of articles.flatMap(exampleTextsOf)) {
      const paste = await readPaste(text);
      expect(toResult(diagnose(paste, after))).toEqual(toResult(diagnose(paste, fresh)));
    }
  });

  it("may serve before it has taken everything over", () => {
    const before = openKnowledge(compile(articles));
    articles.forEach((_, number) => before.index.compiled(number));
    const after = openKnowledge(compile(change(first, { provenance: "Another" })));
    const steps = after.takeOver(before);
    steps.next();
    const own = after.index.compiled(2);
    while (steps.next().done !== true);
    expect(after.index.compiled(2)).toBe(own);
    expect(after.index.kept.size).toBe(articles.length);
  });
});
