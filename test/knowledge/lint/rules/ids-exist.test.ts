import { SAMPLE, testRule } from "../rule-tester";

const NEIGHBOUR = SAMPLE.replace("../../../../knowledge", "..").replaceAll("sample-problem", "other-problem");
const RETIRED = NEIGHBOUR.replace('"status": "reviewed"', '"status": "deprecated",\n  "replacedBy": "sample-problem"');

testRule("ids-exist", {
  passes: {
    "an article that exists": {
      change: [['"related": []', '"related": ["other-problem"]']],
      files: { "articles/other-problem.json": NEIGHBOUR },
    },
    "an article whose file is broken for now": {
      change: [['"related": []', '"related": ["other-problem"]']],
      files: { "articles/other-problem.json": "{" },
    },
    "itself as one of what a question decides between": {
      change: [
        [
          '"questions": []',
          '"questions": [{ "text": { "en": "Which?", "zh-CN": "哪个？" }, "decides": ["sample-problem"] }]',
        ],
      ],
    },
  },
  fails: {
    "a related article that does not exist": {
      change: [['"related": []', '"related": ["sample-problms"]']],
      at: '"sample-problms"',
      message: /no article/u,
    },
    "a counter-example that leads nowhere": {
      change: [['"why": "Another wording', '"leadsTo": "nowhere",\n      "why": "Another wording']],
      at: '"nowhere"',
    },
    "an article that names itself": {
      change: [['"related": []', '"related": ["sample-problem"]']],
      at: '"sample-problem"]',
      message: /itself/u,
    },
    "a deprecated article": {
      change: [['"related": []', '"related": ["other-problem"]']],
      files: { "articles/other-problem.json": RETIRED },
      at: '"other-problem"]',
      message: /deprecated/u,
    },
  },
});
