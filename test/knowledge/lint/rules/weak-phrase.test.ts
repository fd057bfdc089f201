import { testRule } from "../rule-tester";

testRule("weak-phrase", {
  passes: {
    "a harmless text without the words": { files: { "samples/none/hello.txt": "Hello, all mail is flowing fine.\n" } },
  },
  fails: {
    "a phrase that stands in harmless texts": {
      change: [
        [
          '"any": [{ "pattern": "sample-event [0-9]{4}" }]',
          '"any": [{ "replyCode": 451 }, { "phrase": "mail is flowing" }]',
        ],
      ],
      files: {
        "samples/none/hello.txt": "Hello, all mail is flowing fine.\n",
        "samples/none/two.txt": "mail is flowing again\n",
      },
      at: '"mail is flowing"',
      message: /"numbered" fires in the harmless text samples\/none\/hello\.txt, samples\/none\/two\.txt/u,
    },
    "a retelling that harmless people use": {
      change: [['"causes": [', '"retellings": ["the sample is stuck again"],\n  "causes": [']],
      files: { "samples/none/hello.txt": "Laboratory news: the sample is stuck again\n" },
      at: '"the sample is stuck again"',
      message: /retelling/u,
    },
  },
});
