import { testRule } from "../rule-tester";

testRule("enough-examples", {
  passes: {},
  fails: {
    "two examples": {
      change: [
        [
          `    {
      "form": "queue",
      "text": "LastError : 451 4.9.7 Sample session refused; recipient adele@contoso.com at 192.0.2.25"
    },
`,
          "",
        ],
      ],
      at: '"examples"',
      message: /2 different examples; the least is 3/u,
    },
    "the same example twice": {
      change: [
        [
          "LastError : 451 4.9.7 Sample session refused; recipient adele@contoso.com at 192.0.2.25",
          "Remote Server  returned '451 4.9.7 Sample session refused'",
        ],
      ],
      at: '"examples"',
      message: /2 different/u,
    },
    "one form only": {
      change: [
        ['"form": "queue"', '"form": "ndr"'],
        ['"form": "eventLog"', '"form": "ndr"'],
      ],
      at: '"examples"',
      message: /form ndr; the least is 2 forms/u,
    },
    "one counter-example": {
      change: [
        [
          `,
    {
      "text": "The sample was refused by the laboratory",
      "why": "No code of a mail server."
    },
    {
      "text": "sample-event without a number",
      "why": "The number is missing."
    }`,
          "",
        ],
      ],
      at: '"counterExamples"',
      message: /1 different counter-example;/u,
    },
  },
});
