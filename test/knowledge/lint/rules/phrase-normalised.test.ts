import { testRule } from "../rule-tester";

const PHRASE = '"phrase": "Sample session refused"';
const to = (phrase: string): readonly (readonly [string, string])[] => [
  [PHRASE, `"phrase": ${JSON.stringify(phrase)}`],
];
const fails = (
  phrase: string,
  message: RegExp,
): { change: ReturnType<typeof to>; at: string; message: RegExp; fixed: string } => ({
  change: to(phrase),
  at: JSON.stringify(phrase),
  message,
  fixed: "Sample session refused",
});

testRule("phrase-normalised", {
  passes: {
    "angle brackets that are no tags": { change: to("Sample session <refused> refused") },
    "an ampersand that is no entity": { change: to("Sample session refused R&D;") },
    "the same phrase in another list": {
      change: [['"any": [{ "phrase": "sample connector" }]', '"any": [{ "phrase": "Sample session refused" }]']],
    },
    retellings: {
      change: [['"causes": [', '"retellings": ["the sample is stuck", "sample hangs again"],\n  "causes": [']],
    },
  },
  fails: {
    "a space at the end": fails("Sample session refused ", /space at its end/u),
    "a space at the beginning": fails(" Sample session refused", /beginning/u),
    "two spaces": fails("Sample  session refused", /two spaces/u),
    "a line break": fails("Sample session\nrefused", /line break/u),
    "a no-break space": fails("Sample\u00A0session refused", /no-break space/u),
    "a zero-width space": fails("Sample session re\u200Bfused", /invisible/u),
    "typographic quotes": { ...fails("Sample “session” refused", /typographic quotes/u) },
    "a typographic dash": { ...fails("Sample session – refused", /dash/u) },
    "an HTML entity": fails("Sample&nbsp;session refused", /entity/u),
    "an HTML tag": fails("Sample session<br>refused", /tag/u),
    "a double in one list": {
      change: [[PHRASE, `${PHRASE} }, { "phrase": "sample  SESSION-refused"`]],
      at: '{ "phrase": "sample  SESSION-refused"',
      message: /same as "Sample session refused"/u,
      fixed: "",
    },
    "two retellings that are the same": {
      change: [['"causes": [', '"retellings": ["the sample is stuck", "The sample is stuck!"],\n  "causes": [']],
      at: '"The sample is stuck!"',
      fixed: "",
    },
  },
});
