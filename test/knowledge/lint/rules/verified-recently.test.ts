import { RULES } from "../../../../src/knowledge/lint/rules";
import { testRule } from "../rule-tester";

const VERIFIED = '"verifiedOn": "2026-11-20"';

testRule("verified-recently", {
  passes: { "365 days": { change: [[VERIFIED, '"verifiedOn": "2025-11-24"']] } },
  fails: {
    "366 days": {
      change: [[VERIFIED, '"verifiedOn": "2025-11-23"']],
      at: '"2025-11-23"',
      message: /366 days ago/u,
    },
  },
});

it("only warns: an old article may still be right", () => {
  expect(RULES.find(({ id }) => id === "verified-recently")?.severity).toBe("warning");
});
