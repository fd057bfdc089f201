import fc from "fast-check";
import { parseActionData, toActionData, type CardActionRequest } from "../../src/cards";
import { LOCALES } from "../../src/locale";

const id = fc.stringMatching(/^[a-z0-9]{1,12}(?:-[a-z0-9]{1,12}){0,4}$/u);
const locale = fc.constantFrom(...LOCALES);
const requests: fc.Arbitrary<CardActionRequest> = fc.oneof(
  fc.record({
    kind: fc.constant("feedback" as const),
    article: id,
    locale,
    helped: fc.boolean(),
    claim: fc.constantFrom("identified" as const, "ambiguous" as const, "lookup" as const),
  }),
  fc.record({ kind: fc.constant("ask" as const), gap: fc.stringMatching(/^[0-9a-f]{12}$/u), locale }),
  fc.record({
    kind: fc.constant("show" as const),
    view: fc.record(
      {
        article: id,
        locale,
        section: fc.constantFrom("summary" as const, "steps" as const, "evidence" as const),
        confidence: fc.constantFrom("certain" as const, "likely" as const, "possible" as const),
        rivals: fc.array(id, { maxLength: 8 }),
        lines: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 8 }),
      },
      { requiredKeys: ["article", "locale", "section", "rivals", "lines"] },
    ),
  }),
);

it("reads back every request it writes, after a trip through JSON", () => {
  fc.assert(
    fc.property(requests, (request) => {
      expect(parseActionData(JSON.parse(JSON.stringify(toActionData(request))))).toEqual(request);
    }),
  );
});

it("reads anything without throwing, and never more than it knows", () => {
  fc.assert(
    fc.property(requests, fc.string(), fc.anything(), (request, key, value) => {
      const parsed = parseActionData({ ...toActionData(request), [key]: value });
      if (parsed !== undefined) expect(parseActionData(toActionData(parsed))).toEqual(parsed);
    }),
  );
});
