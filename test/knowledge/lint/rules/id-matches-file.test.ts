import { testRule } from "../rule-tester";

testRule("id-matches-file", {
  passes: {},
  fails: {
    "an id other than the file's name": {
      change: [['"id": "sample-problem"', '"id": "sample-problems"']],
      at: '"sample-problems"',
      message: /sample-problem\.json/u,
    },
  },
});
