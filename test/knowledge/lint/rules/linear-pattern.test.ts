import { testRule } from "../rule-tester";

const PATTERN = '"sample-event [0-9]{4}"';

testRule("linear-pattern", {
  passes: {
    "nested repetition, which RE2 runs in linear time": { change: [[PATTERN, '"sample-event (?:a+)+[0-9]{4}"']] },
  },
  fails: {
    "a look-ahead": {
      change: [[PATTERN, '"sample-event (?=x)[0-9]{4}"']],
      at: '"sample-event (?=x)',
      message: /not valid in RE2/u,
    },
    "a back-reference": { change: [[PATTERN, '"sample-event ([0-9])\\\\1"']], at: '"sample-event ([0-9])' },
    "a bracket that is not closed": { change: [[PATTERN, '"sample-event [0-9"']], at: '"sample-event [0-9"' },
    "a pattern without a literal": {
      change: [[PATTERN, '"[0-9]{4}-[a-z]+"']],
      at: '"[0-9]{4}-[a-z]+"',
      message: /five/u,
    },
  },
});
