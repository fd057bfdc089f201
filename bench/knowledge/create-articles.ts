import type { Article, Condition } from "../../src/knowledge";
import { createPhrase, createRetelling } from "./phrases";
import { createRandom, type Random } from "./random";

/**
 * A knowledge base of `count` valid articles: the real ones, then made-up ones in their likeness. Each takes its remedy from
 * a real article and has texts, codes and retellings of its own, about as many as the real ones have.
 */
export function createArticles(real: readonly Article[], count: number, seed = 8): Article[] {
  const random = createRandom(seed);
  const articles = real.slice(0, count);
  // The loader lets a registry value stand only in the article of its own text.
  const models = real.filter(({ fixes }) => fixes.every(({ steps }) => steps.every(({ kind }) => kind !== "registry")));
  while (articles.length < count) articles.push(createArticle(random.pick(models), articles.length, random));
  return articles;
}

function createArticle(model: Article, number: number, random: Random): Article {
  const [first, second, third, fourth] = Array.from({ length: 4 }, () => createPhrase(random));
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return model;
  const code = `${random.pick(["4", "5"])}.${random.below(8)}.${random.below(700)}`;
  const alike = model.signatures.flatMap(({ any = [] }) => any).filter((condition) => "source" in condition);
  const withCode: readonly Condition[] = random.chance(0.4) ? [{ enhancedCode: code }] : [{ phrase: third }];
  return {
    ...model,
    id: `generated-${number}`,
    status: "reviewed",
    replacedBy: undefined,
    title: {
      en: `${capital(first).slice(0, 70)} (${number})`,
      "zh-CN": `${model.title["zh-CN"].slice(0, 40)}（${number}）`,
    },
    keywords: [code, `generated ${number}`],
    signatures: [
      { name: "first-text", strength: "conclusive", any: [{ phrase: first }, { phrase: second }] },
      { name: "second-text", strength: "strong", all: [...withCode], ...(alike.length > 0 && { any: alike }) },
      { name: "third-text", strength: "weak", any: [{ phrase: fourth }] },
    ],
    evidence: {
      for: [note("around", "supporting", createPhrase(random), model)],
      against: [note("elsewhere", "decisive", createPhrase(random), model)],
    },
    retellings: [createRetelling(random), createRetelling(random)],
    questions: [],
    examples: [
      { form: "queue", text: `LastError: 451 ${code} ${first}` },
      { form: "ndr", text: `Remote Server returned '550 ${code} ${first}'` },
      { form: "prose", text: `we see: ${second}` },
    ],
    counterExamples: [],
    related: [],
    provenance: "Made up for measuring.",
  };
}

function note(name: string, weight: "decisive" | "supporting", phrase: string, model: Article) {
  return { name, weight, any: [{ phrase }], note: model.title };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
