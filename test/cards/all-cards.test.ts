import { compileKnowledge, diagnose } from "../../src/diagnosis";
import {
  buildAnswerCard,
  buildArticleCard,
  buildFailedCard,
  buildFileRefusedCard,
  buildGapsCard,
  buildNoteCard,
  buildQuestionCard,
  buildSearchCard,
  buildStatusCard,
  buildWelcomeCard,
  parseActionData,
  toCardSummary,
  toCardText,
  type AdaptiveCard,
} from "../../src/cards";
import { jsonBytes } from "../../src/kept-json";
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
    const gaps = Array.from({ length: 30 }, (_, index) => ({
      id: "0123456789ab",
      codes: index % 2 === 0 ? ["550 5.9.99"] : [],
      words: index % 3 === 0 ? [] : Array.from({ length: 4 }, () => "certificate of the relay refused, access denied"),
      sources: ["ndr", "queue"],
      marks: ["mail-named"],
      count: index + 1,
      firstDay: "2026-11-01",
      lastDay: "2026-11-24",
    }));
    const feedback = articles.map(({ id }) => ({ article: id, helped: 1_000, notHelped: 2_000 }));
    const kept = { read: { feedback, gaps: 2_000 }, waiting: 10_000, dropped: 1, fault: "ECONNREFUSED" };
    const notes = Object.keys(stringsFor(locale).notes) as (keyof ReturnType<typeof stringsFor>["notes"])[];
    const cards = [
      buildGapsCard(gaps, locale),
      buildGapsCard([], locale),
      ...gaps.slice(0, 6).map((gap) => buildQuestionCard(gap, locale)),
      ...notes.map((note) => buildNoteCard(note, locale)),
      buildStatusCard(status, locale, true, kept),
      buildStatusCard(status, locale, true, { ...kept, read: undefined, waiting: 0, dropped: 0, fault: undefined }),
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

it.each(LOCALES)("an unknown error's card in %s asks the experts where there are some", async (locale) => {
  const diagnosis = diagnose(await readPaste("550 5.9.99 certificate of the relay refused"), servedKnowledge());
  expect(diagnosis).toHaveProperty("unanswered.codes", ["550 5.9.99"]);
  const card = buildAnswerCard(diagnosis, locale, BASE_URL, false, "0123456789ab");
  expect(faultsOf(card)).toEqual([]);
  expect(card.actions).toMatchObject([{ data: { verb: "ask", gap: "0123456789ab", locale } }]);
  expect(buildAnswerCard(diagnosis, locale, BASE_URL).actions).toBeUndefined();
});

it("headers without an error leave nothing to be kept", async () => {
  const headers = await readPaste(
    "Received: from a.contoso.com (192.0.2.1) by b.contoso.com with ESMTPS id 1;\n Tue, 24 Nov 2026 08:00:00 +0000\nFrom: a@contoso.com\nTo: b@contoso.com\nSubject: x\nMessage-ID: <1@contoso.com>\n",
  );
  const diagnosis = diagnose(headers, servedKnowledge());
  expect(diagnosis.kind).toBe("unknown");
  expect(diagnosis).not.toHaveProperty("unanswered");
});

it("a reader's word carries what the diagnosis was", async () => {
  const seen = new Set<string>();
  for (const article of articles) {
    for (const text of exampleTextsOf(article).slice(0, 2)) {
      const diagnosis = diagnose(await readPaste(text), servedKnowledge());
      if (diagnosis.kind !== "identified" && diagnosis.kind !== "ambiguous") continue;
      seen.add(diagnosis.kind);
      const card: unknown = JSON.parse(JSON.stringify(buildAnswerCard(diagnosis, "en", BASE_URL)));
      const requests = rowsOf(card)
        .flat()
        .map((action) => parseActionData((action as { data?: unknown }).data));
      const claims = requests.flatMap((request) => (request?.kind === "feedback" ? request.claim : []));
      expect(claims).toEqual([diagnosis.kind, diagnosis.kind]);
    }
  }
  expect(seen.size).toBe(2);
});

describe("the check itself", () => {
  const [card] = [...compileKnowledge(articles).articles.values()].map((article) =>
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
