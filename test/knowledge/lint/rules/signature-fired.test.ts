import { testRule } from "../rule-tester";

testRule("signature-fired", {
  passes: {},
  fails: {
    "a signature of which no example has the words": {
      change: [
        ['"any": [{ "pattern": "sample-event [0-9]{4}" }]', '"any": [{ "phrase": "words that stand nowhere" }]'],
      ],
      at: '"numbered"',
    },
  },
});
