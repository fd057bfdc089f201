import {
  buildAnswerCard,
  buildFailedCard,
  buildWelcomeCard,
  CARD_VERSION,
  toCardText,
  type AdaptiveCard,
  type CardElement,
} from "../../src/cards";
import { LOCALES, type Locale } from "../../src/locale";
import { FOUNDING_TEXTS, inNdr } from "../founding";
import { diagnoseText, servedKnowledge, exampleTextsOf } from "../knowledge-base";
import { parseEvents } from "./adaptivecards-parse";

const BASE_URL = "https://medic.contoso.com";
/** Budget for one card; Teams refuses a message over 100 KB, webhooks over 28 KB. */
const CARD_BYTES = 20_000;

const PASTES: readonly (readonly [string, string])[] = [
  ...FOUNDING_TEXTS.map(([name, text]) => [name, inNdr(text)] as const),
  ["unknown", "550 5.9.9 Something nobody has heard of"],
  ["empty", ""],
  ["greeting of a stranger", "lunch at 12?"],
];

async function cardFor(text: string, locale: Locale): Promise<AdaptiveCard> {
  return buildAnswerCard(await diagnoseText(text), locale, BASE_URL);
}

function elementsOf(elements: readonly CardElement[]): CardElement[] {
  return elements.flatMap((element) => [element, ...(element.type === "Container" ? elementsOf(element.items) : [])]);
}

describe.each(LOCALES)("in %s", (locale) => {
  it.each(PASTES)("the card for %s parses without events and fits", async (_, text) => {
    const card = await cardFor(text, locale);
    expect(parseEvents(card)).toEqual([]);
    expect(card.version).toBe(CARD_VERSION);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(CARD_BYTES);
    expect(card.fallbackText).not.toBe("");
    expect(toCardText(card).trim()).not.toBe("");
  });

  it.each([...servedKnowledge().articles.values()].flatMap(({ id, status }) => (status === "reviewed" ? id : [])))(
    "the card of the article %s parses without events and fits",
    async (id) => {
      const article = servedKnowledge().articles.get(id);
      const card = await cardFor(article?.examples[0]?.text ?? "", locale);
      expect(parseEvents(card)).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(CARD_BYTES);
    },
  );

  it("the founding card holds exactly the three keys and the four values, eight digits each", async () => {
    const card = await cardFor(FOUNDING_TEXTS[0][1], locale);
    const fields = elementsOf(card.body).flatMap((element) =>
      element.type === "Input.Text" && element.id.startsWith("copy-") ? [element.value.trimEnd()] : [],
    );
    const base =
      "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2";
    expect(fields).toEqual([
      [
        "Windows Registry Editor Version 5.00",
        "",
        `[${base}]`,
        "",
        `[${base}\\Client]`,
        '"DisabledByDefault"=dword:00000000',
        '"Enabled"=dword:00000001',
        "",
        `[${base}\\Server]`,
        '"DisabledByDefault"=dword:00000000',
        '"Enabled"=dword:00000001',
      ].join("\n"),
    ]);
    expect(
      JSON.stringify(card)
        .match(/dword[:：]\d+/gu)
        ?.every((value) => /^dword:0000000[01]$/u.test(value)),
    ).toBe(true);
  });

  it("drops what is newer than 1.5 where it is not known, and keeps the text of it in a copy field", async () => {
    const article = servedKnowledge().articles.get("winhttp-default-protocols");
    const [text = ""] = article === undefined ? [] : exampleTextsOf(article);
    const elements = elementsOf((await cardFor(text, locale)).body);
    const newer = elements.filter((element) => element.type === "CodeBlock");
    expect(new Set(newer.map(({ fallback }) => fallback))).toEqual(new Set(["drop"]));
    const fields = elements.flatMap((element) => (element.type === "Input.Text" ? [element.value.trimEnd()] : []));
    expect(fields).toEqual(expect.arrayContaining(newer.map(({ codeSnippet }) => codeSnippet)));
  });

  it("welcome and failure parse without events", () => {
    for (const card of [buildWelcomeCard(locale), buildFailedCard(locale)]) expect(parseEvents(card)).toEqual([]);
  });
});

describe("a compact card", () => {
  it("folds the steps away behind a button, and holds them all", async () => {
    const diagnosis = await diagnoseText(FOUNDING_TEXTS[0][1]);
    const whole = buildAnswerCard(diagnosis, "en", BASE_URL);
    const compact = buildAnswerCard(diagnosis, "en", BASE_URL, true);
    const folded = compact.body.find((element) => element.id === "folded-steps");
    expect(folded).toMatchObject({ type: "Container", isVisible: false });
    expect(compact.actions?.[0]).toEqual({
      type: "Action.ToggleVisibility",
      title: "Show steps",
      targetElements: ["folded-steps"],
    });
    expect(whole.body.some(({ id }) => id === "folded-steps")).toBe(false);
    const linesOf = (card: AdaptiveCard): string[] => toCardText(card).split("\n").sort();
    expect(linesOf(compact)).toEqual(linesOf(whole));
  });

  it("shows the first line of evidence, and folds the others away", async () => {
    const texts = [...servedKnowledge().articles.values()].flatMap(exampleTextsOf);
    const diagnoses = await Promise.all(texts.slice(0, 100).map((text) => diagnoseText(text)));
    const several = diagnoses.find((found) => "problem" in found && found.problem.evidence.length > 1);
    if (several === undefined) throw new Error("no example has several lines of evidence");
    const card = buildAnswerCard(several, "en", BASE_URL, true);
    const at = card.body.findIndex(({ id }) => id === "folded-evidence");
    expect(JSON.stringify(card.body[at - 2])).toMatch(/"Line \d+"/u);
    expect(card.body[at - 1]).toMatchObject({ type: "ActionSet", actions: [{ title: "Show evidence" }] });
    expect(card.body[at]).toMatchObject({ type: "Container", isVisible: false });
  });
});

describe("pasted text", () => {
  const hostile = "550 5.9.9 **bold** [x](javascript:alert(1)) `a` <at>x</at> \\\\server\\share _x_ {{DATE(2026)}}";

  it("never stands in a TextBlock, where Teams would run Markdown over it", async () => {
    const card = await cardFor(hostile, "en");
    const markdown = elementsOf(card.body).filter((element) => element.type === "TextBlock");
    expect(markdown.some((element) => /bold|javascript|server/u.test(element.text))).toBe(false);
    expect(JSON.stringify(card.body)).toContain(JSON.stringify("\\\\server\\share").slice(1, -1));
  });

  it("is shown around the telling words where the line is long", async () => {
    const line = `${"x ".repeat(1_000)}421 4.4.2 Connection dropped due to SocketError ${"y ".repeat(1_000)}`;
    const text = toCardText(await cardFor(line, "en"));
    expect(text).toContain("Connection dropped due to SocketError");
    expect(text).not.toContain("x ".repeat(400));
  });
});

it("headings of articles hold no Markdown", () => {
  const titles = [...servedKnowledge().articles.values()].flatMap(({ title }) => Object.values(title));
  expect(titles.filter((title) => /[*_`#[\]<>~|\\]|^\d+[.)] /u.test(title))).toEqual([]);
});
