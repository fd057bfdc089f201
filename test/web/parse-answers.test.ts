import { parseAnswers } from "../../src/web/parse-answers";

const CARD = "application/vnd.microsoft.card.adaptive";
const card = { type: "AdaptiveCard" };

describe("parseAnswers", () => {
  it.each([
    ["no activities", [], []],
    ["a text", [{ type: "message", text: "hello" }], [{ kind: "text", text: "hello" }]],
    [
      "a card with its text",
      [{ type: "message", text: "t", attachments: [{ contentType: CARD, content: card }] }],
      [{ kind: "card", card, text: "t" }],
    ],
    [
      "other attachments",
      [{ type: "message", attachments: [{ contentType: "text/html", content: card }, null, 1] }],
      [],
    ],
    ["typing", [{ type: "typing" }, null, 7], []],
    [
      "a replacement",
      [{ type: "invokeResponse", value: { status: 200, body: { statusCode: 200, type: CARD, value: card } } }],
      [{ kind: "replacement", card }],
    ],
    ["an invoke without content", [{ type: "invokeResponse", value: { status: 200 } }], []],
    [
      "a message for an invoke",
      [
        {
          type: "invokeResponse",
          value: { status: 200, body: { type: "application/vnd.microsoft.activity.message", value: "done" } },
        },
      ],
      [{ kind: "text", text: "done" }],
    ],
  ])("reads %s", (_name, activities, answers) => {
    expect(parseAnswers({ activities })).toEqual(answers);
  });

  it.each([
    null,
    undefined,
    "text",
    [],
    {},
    { activities: {} },
    { activities: [{ type: "invokeResponse", value: { status: 501 } }] },
    { activities: [{ type: "invokeResponse" }] },
    { activities: [{ type: "invokeResponse", value: { status: 200, body: { type: CARD, value: "x" } } }] },
  ])("refuses %j", (body) => {
    expect(parseAnswers(body)).toBeUndefined();
  });
});
