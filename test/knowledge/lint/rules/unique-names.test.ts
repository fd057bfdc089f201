import { testRule } from "../rule-tester";

testRule("unique-names", {
  passes: {
    "evidence named like a signature": { change: [['"name": "named"', '"name": "refused"']] },
  },
  fails: {
    "two signatures of one name": { change: [['"name": "numbered"', '"name": "refused" ']], at: '"refused" ' },
    "evidence for and against of one name": {
      change: [
        [
          '"against": []',
          '"against": [{ "weight": "supporting", "any": [{ "phrase": "laboratory" }], "note": { "en": "A laboratory.", "zh-CN": "实验室。" }, "name": "named" }]',
        ],
      ],
      at: '"named" }]',
      message: /evidence/u,
    },
  },
});
