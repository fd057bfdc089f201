import { SAMPLE, testRule } from "../rule-tester";

const OTHER = SAMPLE.replace("../../../../knowledge", "..").replace('"id": "sample-problem"', '"id": "zz-other"');
const REFUSED = '"all": [{ "phrase": "Sample session refused" }, { "enhancedCode": "4.9.7" }]';
const NUMBERED = '"any": [{ "pattern": "sample-event [0-9]{4}" }]';
/** A neighbour whose two signatures are its own, unless a case says otherwise. */
const other = (refused: string, numbered = '"any": [{ "phrase": "quite other words" }]'): Record<string, string> => ({
  "articles/zz-other.json": OTHER.replace(REFUSED, refused).replace(NUMBERED, numbered),
});
const OWN = '"all": [{ "phrase": "Something else was refused" }]';
const FIRST = '"name": "refused"';

testRule("duplicate-signature", {
  passes: {
    "signatures of their own": { files: other(OWN) },
    "the same text of rivals that know one another": {
      change: [['"related": []', '"related": ["zz-other"]']],
      files: other(REFUSED),
    },
    "a narrower signature where neither is conclusive": {
      files: other(
        '"all": [{ "phrase": "Sample session refused" }, { "enhancedCode": "4.9.7" }, { "replyCode": 451 }]',
      ),
    },
    "a conclusive one that excludes what the other adds": {
      change: [
        [
          `"strength": "strong",\n      ${REFUSED}`,
          `"strength": "conclusive",\n      ${REFUSED},\n      "none": [{ "replyCode": 451 }]`,
        ],
      ],
      files: other(
        '"all": [{ "phrase": "Sample session refused" }, { "enhancedCode": "4.9.7" }, { "replyCode": 451 }]',
      ),
    },
  },
  fails: {
    "the same conditions in another order and spelling": {
      files: other('"all": [{ "enhancedCode": "4.9.7" }, { "phrase": "sample session-refused" }]'),
      in: "articles/zz-other.json",
      at: '"refused"',
      message: /asks for the same as "refused" of sample-problem/u,
    },
    "any of one condition, which is all of it": {
      files: other('"all": [{ "phrase": "Sample session refused" }],\n      "any": [{ "enhancedCode": "4.9.7" }]'),
      in: "articles/zz-other.json",
      at: '"refused"',
    },
    "two in one article": {
      change: [[NUMBERED, REFUSED]],
      at: '"numbered"',
      message: /of this article/u,
    },
    "the same text of rivals, one called conclusive": {
      change: [
        ['"related": []', '"related": ["zz-other"]'],
        [`${FIRST},\n      "strength": "strong"`, `${FIRST},\n      "strength": "conclusive"`],
      ],
      files: other(REFUSED),
      in: "articles/zz-other.json",
      at: '"refused"',
      message: /conclusive/u,
    },
    "a conclusive one that fires wherever another does": {
      change: [[`${FIRST},\n      "strength": "strong"`, `${FIRST},\n      "strength": "conclusive"`]],
      files: other(
        '"all": [{ "phrase": "Sample session refused" }, { "enhancedCode": "4.9.7" }],\n      "any": [{ "replyCode": 451 }, { "replyCode": 450 }]',
      ),
      in: "articles/zz-other.json",
      at: '"refused"',
      message: /the conclusive "refused" of sample-problem does too/u,
    },
  },
});
