import { SAMPLE, testRule } from "../rule-tester";

const COPY = SAMPLE.replace("../../../../knowledge", "..");

testRule("unique-id", {
  passes: {
    "another file with another id": {
      files: { "articles/other.json": COPY.replace('"id": "sample-problem"', '"id": "other"') },
    },
  },
  fails: {
    "a copied file that kept the id": {
      files: { "articles/zz-copy.json": COPY },
      in: "articles/zz-copy.json",
      at: '"sample-problem"',
      message: /sample-problem\.json has it too/u,
    },
    "a file name in other case": {
      files: { "articles/Sample-Problem.json": COPY.replace('"id": "sample-problem"', '"id": "other"') },
      at: '"sample-problem"',
      message: /upper and lower case/u,
    },
  },
});
