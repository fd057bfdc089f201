import { partsOf } from "../../src/cards/article-parts";
import { buildAnswerCard, buildArticleCard, type AdaptiveCard } from "../../src/cards";
import { jsonBytes } from "../../src/kept-json";
import type { StepContext } from "../../src/cards/steps";
import type { Article } from "../../src/knowledge";
import { LOCALES } from "../../src/locale";
import { FOUNDING_TEXTS, inNdr } from "../founding";
import { diagnoseText, servedKnowledge } from "../knowledge-base";

const CONTEXT: StepContext = { locale: "en", downloadBaseUrl: "https://medic.contoso.com", detail: "full" };
const articles = [...servedKnowledge().articles.values()];

function stepsCard(article: Article, downloadBaseUrl: string | undefined): AdaptiveCard {
  const view = { article: article.id, locale: "en", section: "steps", rivals: [], lines: [] } as const;
  return buildArticleCard({ view, article, rivals: [], downloadBaseUrl });
}

/** A card on which nothing is shared with an earlier one. */
function drawnAnew(article: Article, downloadBaseUrl: string | undefined): AdaptiveCard {
  return stepsCard({ ...article }, downloadBaseUrl);
}

it("draws an article once, and again for another address, language or detail", () => {
  const [article] = articles;
  if (article === undefined) throw new Error("no articles");
  const first = partsOf(article, CONTEXT);
  expect(partsOf(article, { ...CONTEXT })).toBe(first);
  for (const change of [{ locale: "zh-CN" }, { detail: "brief" }, { downloadBaseUrl: undefined }] as const) {
    expect(partsOf(article, { ...CONTEXT, ...change })).not.toBe(first);
  }
});

it.each(articles.map((article) => [article.id, article] as const))(
  "the second card of %s is the first",
  (_, article) => {
    for (const url of ["https://a.example.com", undefined, "https://b.example.com"]) {
      stepsCard(article, url);
      expect(stepsCard(article, url)).toEqual(drawnAnew(article, url));
    }
  },
);

it("knows how much its parts take at least on the card of a diagnosis", async () => {
  for (const locale of LOCALES) {
    for (const [, text] of FOUNDING_TEXTS) {
      const diagnosis = await diagnoseText(inNdr(text));
      const card = buildAnswerCard(diagnosis, locale, CONTEXT.downloadBaseUrl);
      expect(jsonBytes(card)).toBe(Buffer.byteLength(JSON.stringify(card)));
      if (!("problem" in diagnosis)) throw new Error("nothing found");
      const detail = JSON.stringify(card).includes('"CodeBlock"') ? "full" : "brief";
      const { bytes } = partsOf(diagnosis.problem.article, { ...CONTEXT, locale, detail });
      expect(bytes).toBeLessThan(jsonBytes(card));
    }
  }
});

it("fills the placeholders of each paste anew", async () => {
  const cardFor = async (domain: string): Promise<string> => {
    const text = `smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient adele@${domain} not found by SMTP address lookup`;
    return JSON.stringify(
      buildAnswerCard(await diagnoseText(inNdr(text).replaceAll("example.com", domain)), "en", undefined),
    );
  };
  const [first, second] = [await cardFor("example.com"), await cardFor("example.org")];
  expect(first).toContain("-Identity 'adele@example.com'");
  expect(second).toContain("-Identity 'adele@example.org'");
  expect(second).not.toContain("example.com");
});
