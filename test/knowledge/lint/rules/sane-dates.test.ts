import { testRule } from "../rule-tester";

const VERIFIED = '"verifiedOn": "2026-11-20"';
const RETRIEVED = '"retrieved": "2026-11-20"';

testRule("sane-dates", {
  passes: {
    today: { change: [[VERIFIED, '"verifiedOn": "2026-11-24"']] },
    "the first day": {
      change: [
        [VERIFIED, '"verifiedOn": "2021-01-01"'],
        [RETRIEVED, '"retrieved": "2021-01-01"'],
      ],
    },
  },
  fails: {
    "a verification tomorrow": {
      change: [[VERIFIED, '"verifiedOn": "2026-11-25"']],
      at: '"2026-11-25"',
      message: /future: today is 2026-11-24/u,
    },
    "a page read next year": { change: [[RETRIEVED, '"retrieved": "2027-01-20"']], at: '"2027-01-20"' },
    "a year that is a typing mistake": { change: [[RETRIEVED, '"retrieved": "2006-11-20"']], at: '"2006-11-20"' },
  },
});
