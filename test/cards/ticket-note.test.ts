import { buildAnswerCard, buildArticleCard, toCardText, type AdaptiveCard } from "../../src/cards";
import { LOCALES, type Locale } from "../../src/locale";
import { FOUNDING_TEXTS, inNdr } from "../founding";
import { diagnoseText, servedKnowledge } from "../knowledge-base";

function noteOf(card: AdaptiveCard): string {
  const field = card.body.find((element) => element.type === "Input.Text" && element.id === "ticket-note");
  return field?.type === "Input.Text" ? field.value : "";
}

async function noteFor(text: string, locale: Locale): Promise<string> {
  return noteOf(buildAnswerCard(await diagnoseText(text), locale, undefined));
}

it("says code, servers, who acts, the deciding line and the steps, as plain text", async () => {
  const note = await noteFor(inNdr(FOUNDING_TEXTS[0][1]), "en");
  expect(note.split("\n").slice(0, 6)).toEqual([
    expect.stringMatching(/^Most likely cause: .* \[tls-1-0-1-1-disabled\]$/u),
    "Code: 421 4.4.2",
    "Servers: ex01.contoso.com",
    "Who has to act: the sender's mail administrator, or the recipient's mail administrator",
    "Deciding line: 13: Sender is getting NDR bounce back - '421 4.4.2 Connection dropped due to SocketError'",
    "What to do:",
  ]);
  expect(note).toMatch(/^1\. \S.*\n2\. /mu);
  expect(note).not.toMatch(/[`*]|undefined/u);
});

it("is written in Chinese, too", async () => {
  const note = await noteFor(FOUNDING_TEXTS[4][1], "zh-CN");
  expect(note).toMatch(/^代码: 421 4\.4\.2$/mu);
  expect(note).toMatch(/^依据的行: 1: /mu);
});

it.each(LOCALES)("ends a step at its first sentence, not inside a name or a number (%s)", async (locale) => {
  const note = await noteFor(FOUNDING_TEXTS[0][1], locale);
  const steps = note.split("\n").filter((line) => /^\d+\. /u.test(line));
  expect(steps.length).toBeGreaterThan(5);
  expect(steps.filter((step) => /\b(?:TLS 1|reg|v\d)\.?$/u.test(step))).toEqual([]);
});

it("leaves out what only a paste can say", () => {
  const article = servedKnowledge().articles.get("mailbox-full");
  if (article === undefined) throw new Error("no such article");
  const view = { article: article.id, locale: "en", section: "summary", rivals: [], lines: [] } as const;
  const note = noteOf(buildArticleCard({ view, article, rivals: [], downloadBaseUrl: undefined }));
  expect(note).toMatch(/^From the knowledge base: .* \[mailbox-full\]\nWho has to act: /u);
  expect(note).not.toMatch(/Code|Servers|Deciding line/u);
});

it("is not repeated in the text for clients without cards", async () => {
  const card = buildAnswerCard(await diagnoseText(FOUNDING_TEXTS[0][1]), "en", undefined);
  expect(toCardText(card)).not.toContain("Ticket note");
});
