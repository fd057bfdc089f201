import { compileKnowledge } from "../../src/diagnosis";
import { servedKnowledge } from "../knowledge-base";

const find = async (words: string, most = 6): Promise<string[]> =>
  (await servedKnowledge().search.find(words, most)).map(({ id }) => id);

it.each([
  ["SocketError TLS 1.2", "tls-1-0-1-1-disabled"],
  ["mailbox full", "mailbox-full"],
  ["quota exceded", "mailbox-full"],
  ["Unable to relay recipient in non-accepted domain", "unable-to-relay"],
  ["spf", "spf-violation"],
  ["邮箱已满", "mailbox-full"],
  ["５．７．５７", "smtp-auth-client-not-authenticated"],
])("%s is found among the first three as %s", async (words, id) => {
  expect(await find(words, 3)).toContain(id);
});

it.each(["", " . ", "qqqqqqq", "5.7.5799", "_"])("%j finds nothing", async (words) => {
  expect(await find(words)).toEqual([]);
});

it("takes a wrong digit for another code, not for a typo", async () => {
  const articles = await servedKnowledge().search.find("5.7.57", 6);
  expect(articles.length).toBeGreaterThan(0);
  expect(articles.every((article) => JSON.stringify(article).includes("5.7.57"))).toBe(true);
});

it("gives no more than asked, and the same whatever the order of the files", async () => {
  const articles = [...servedKnowledge().articles.values()];
  const reversed = compileKnowledge(articles.reverse());
  for (const words of ["tls", "certificate expired", "队列", "mailbox"]) {
    expect(await find(words)).toHaveLength(6);
    expect((await reversed.search.find(words, 6)).map(({ id }) => id)).toEqual(await find(words));
  }
});

it("leaves out drafts and deprecated articles", async () => {
  const [article] = [...servedKnowledge().articles.values()].filter(({ id }) => id === "mailbox-full");
  const drafts = article === undefined ? [] : [{ ...article, status: "draft" as const }];
  expect(await compileKnowledge(drafts).search.find("mailbox full", 6)).toEqual([]);
});

it("bears a whole paste for words", async () => {
  const started = performance.now();
  await find("550 5.7.1 Unable to relay ".repeat(5_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});
