import { parseActionData, type CardView } from "../../src/cards/card-action";
import { buildReaderActions } from "../../src/cards/reader-actions";

const view: CardView = {
  article: "tls-1-0-1-1-disabled",
  locale: "en",
  section: "steps",
  confidence: "likely",
  rivals: ["connection-reset-midsession", "message-expired"],
  lines: [12],
};
const asked = (of: CardView, asks = true) => buildReaderActions(of, asks).map(({ data }) => parseActionData(data));

it("ask for the other language, whether it helped, and the next candidate", () => {
  expect(asked(view)).toEqual([
    { kind: "show", view: { ...view, locale: "zh-CN" } },
    { kind: "feedback", article: view.article, locale: "en", helped: true, claim: "ambiguous" },
    { kind: "feedback", article: view.article, locale: "en", helped: false, claim: "ambiguous" },
    {
      kind: "show",
      view: {
        ...view,
        article: "connection-reset-midsession",
        confidence: "possible",
        rivals: ["message-expired", "tls-1-0-1-1-disabled"],
      },
    },
  ]);
});

it.each<[string, CardView, boolean]>([
  ["another article", { ...view, article: "message-expired" }, true],
  ["another language", { ...view, locale: "zh-CN" }, true],
  ["another section", { ...view, section: "evidence" }, true],
  ["another confidence", { ...view, confidence: "certain", rivals: [] }, true],
  ["other rivals", { ...view, rivals: ["message-expired"] }, true],
  ["other lines", { ...view, lines: [1, 2] }, true],
  ["a card that does not ask whether it helped", view, false],
])("are not those of %s", (_, other, asks) => {
  expect(asked(other, asks)).not.toEqual(asked(view));
});

it("are the same for the same view, however many others were shown meanwhile", () => {
  const actions = buildReaderActions(view, true);
  expect(buildReaderActions({ ...view }, true)).toBe(actions);
  for (let line = 1; line <= 1_000; line++) buildReaderActions({ ...view, lines: [line] }, true);
  expect(buildReaderActions({ ...view }, true)).toEqual(actions);
});
