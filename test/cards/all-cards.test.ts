import { compileKnowledge, diagnose } from "../../src/diagnosis";
import {
  buildAnswerCard,
  buildArticleCard,
  buildFailedCard,
  buildFileRefusedCard,
  buildSearchCard,
  buildStatusCard,
  buildWelcomeCard,
  toCardSummary,
  toCardText,
  type AdaptiveCard,
} from "../../src/cards";
import { jsonBytes } from "../../src/cards/json-bytes";
import { LOCALES, stringsFor, type Locale } from "../../src/locale";
import { readPaste, type Paste } from "../../src/paste";
import { exampleTextsOf, servedKnowledge } from "../knowledge-base";
import { parseEvents } from "./adaptivecards-parse";
import { createTypeCheck } from "./teams-card-types";

const BASE_URL = "https://medic.contoso.com";
/** Our own budget; Teams refuses a message over 100 KB, Outlook and webhooks a card over 28 KB. */
const CARD_BYTES = 20_000;
/** The adaptivecards package's own limit; Teams shows one more. */
const MOST_ACTIONS = 5;

const typeFaults = createTypeCheck("IAdaptiveCard");
const articles = [...servedKnowledge().articles.values()].filter(({ status }) => status === "reviewed");

/** Every row of buttons of a card, wherever it stands. */
function rowsOf(value: unknown): unknown[][] {
  if (Array.isArray(value)) return value.flatMap(rowsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === "actions" && Array.isArray(inner) ? [inner, ...rowsOf(inner)] : rowsOf(inner),
  );
}

function faultsOf(card: AdaptiveCard): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(card));
  const longest = Math.max(0, ...rowsOf(card).map((row) => row.length));
  return [
    ...typeFaults(card),
    ...parseEvents(card),
    ...(bytes < CARD_BYTES ? [] : [`${bytes} bytes`]),
    ...(bytes === jsonBytes(card) ? [] : [`${bytes} bytes, counted as ${jsonBytes(card)}`]),
    ...(toCardText(card).startsWith(`${toCardSummary(card)}\n`) ? [] : ["its summary is not its first line"]),
    ...(longest <= MOST_ACTIONS ? [] : [`${longest} buttons in a row`]),
  ];
}

describe.each(LOCALES)("in %s", (locale) => {
  it.each(articles.map((article) => [article.id, article] as const))(
    "every card of %s is valid for Teams, and fits",
    async (_id, article) => {
      const pastes = await Promise.all(exampleTextsOf(article).map((text) => readPaste(text)));
      const rivals = articles.slice(0, 8);
      const cards = [
        ...pastes.flatMap((paste) => answers(paste, locale)),
        ...(["summary", "steps", "evidence"] as const).map((section) =>
          buildArticleCard({
            view: {
              article: article.id,
              locale,
              section,
              confidence: "possible",
              rivals: rivals.map(({ id }) => id),
              lines: [1, 99_013],
            },
            article,
            rivals,
            downloadBaseUrl: BASE_URL,
          }),
        ),
      ];
      expect(cards.map(faultsOf)).toEqual(cards.map(() => []));
    },
  );

  it("every other card is valid for Teams, and fits", () => {
    const problems = Array.from({ length: 30 }, () => ({
      file: "a.json",
      line: 1,
      column: 1,
      message: "x".repeat(200),
    }));
    const status = { version: "abc", articles: 162, loadedAt: new Date(0), problems };
    const refusals = Object.keys(stringsFor(locale).files.refusals) as (keyof ReturnType<
      typeof stringsFor
    >["files"]["refusals"])[];
    const cards = [
      buildWelcomeCard(locale),
      buildFailedCard(locale),
      buildSearchCard([], locale),
      buildSearchCard(articles, locale),
      buildStatusCard(status, locale, true),
      buildStatusCard({ ...status, problems: [] }, locale, false),
      ...refusals.map((reason) => buildFileRefusedCard(reason, locale)),
    ];
    expect(cards.map(faultsOf)).toEqual(cards.map(() => []));
  });
});

function answers(paste: Paste, locale: Locale): AdaptiveCard[] {
  const diagnosis = diagnose(paste, servedKnowledge());
  return [false, true].map((isCompact) => buildAnswerCard(diagnosis, locale, BASE_URL, isCompact));
}

describe("the check itself", () => {
  const [card] = [...compileKnowledge(articles).served].map(({ article }) =>
    buildArticleCard({
      view: { article: article.id, locale: "en", section: "steps", rivals: [], lines: [] },
      article,
      rivals: [],
      downloadBaseUrl: undefined,
    }),
  );

  it.each<[string, object]>([
    ["an unknown property", { colour: "red" }],
    ["another version", { version: "9.9" }],
    ["an unknown element", { body: [{ type: "Marquee", text: "x" }] }],
    ["a code block in a language Teams has not", { body: [{ type: "CodeBlock", codeSnippet: "x", language: "Reg" }] }],
    ["an action among elements", { body: [{ type: "Action.Submit", title: "x" }] }],
    ["a run that is no text", { body: [{ type: "RichTextBlock", inlines: [{ type: "TextRun", text: 5 }] }] }],
    ["a link without an address", { actions: [{ type: "Action.OpenUrl", title: "x" }] }],
    [
      "a colour that is none",
      { body: [{ type: "RichTextBlock", inlines: [{ type: "TextRun", text: "x", color: "Red" }] }] },
    ],
  ])("finds %s", (_, change) => {
    expect(typeFaults(card)).toEqual([]);
    expect(typeFaults({ ...card, ...change })).not.toEqual([]);
  });
});
