import { testRule } from "../rule-tester";

const TEXT = '"text": "Remote Server returned \'451 4.9.7 Sample session refused\'"';
const NDR = "Remote Server returned '451 4.9.7 Sample session refused'\n";

testRule("sample-files", {
  passes: {
    "a sample of the article": {
      change: [[TEXT, '"sample": "sample-problem/ndr.txt"']],
      files: { "samples/sample-problem/ndr.txt": NDR },
    },
    "a harmless text": { files: { "samples/none/hello.txt": "hello\n" } },
  },
  fails: {
    "a sample that does not exist": {
      change: [[TEXT, '"sample": "sample-problem/ndr.txt"']],
      at: '"sample-problem/ndr.txt"',
      message: /no file samples\/sample-problem\/ndr\.txt/u,
    },
    "a sample of another article": {
      change: [[TEXT, '"sample": "sample-problems/ndr.txt"']],
      at: '"sample-problems/ndr.txt"',
      message: /folder of this article/u,
    },
    "a harmless text as an example": {
      change: [[TEXT, '"sample": "none/ndr.txt"']],
      files: { "samples/none/ndr.txt": "hello\n" },
      at: '"none/ndr.txt"',
    },
    "a sample that nobody names": {
      files: { "samples/sample-problem/left.txt": NDR },
      in: "samples/sample-problem/left.txt",
      at: "Remote",
      message: /No article names/u,
    },
    "an empty sample": {
      files: { "samples/none/empty.txt": " \n" },
      in: "samples/none/empty.txt",
      at: " ",
      message: /empty/u,
    },
    "a sample in UTF-16": {
      files: { "samples/none/utf16.txt": "h\0i\0" },
      in: "samples/none/utf16.txt",
      at: "h",
      message: /not UTF-8/u,
    },
  },
});
