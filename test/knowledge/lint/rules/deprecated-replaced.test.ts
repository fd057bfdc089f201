import { SAMPLE, testRule } from "../rule-tester";

const OTHER = SAMPLE.replace("../../../../knowledge", "..").replace('"id": "sample-problem"', '"id": "other"');

testRule("deprecated-replaced", {
  passes: {
    "a deprecated article with its replacement": {
      change: [['"status": "reviewed"', '"status": "deprecated", "replacedBy": "other"']],
      files: { "articles/other.json": OTHER },
    },
  },
  fails: {
    "a deprecated article without a replacement": {
      change: [['"status": "reviewed"', '"status": "deprecated"']],
      at: '"deprecated"',
    },
    "a replacement of an article in use": {
      change: [['"status": "reviewed"', '"status": "reviewed", "replacedBy": "other"']],
      files: { "articles/other.json": OTHER },
      at: '"replacedBy"',
      message: /"other"/u,
    },
  },
});
