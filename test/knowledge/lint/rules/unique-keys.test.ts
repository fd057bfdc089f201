import { testRule } from "../rule-tester";

testRule("unique-keys", {
  passes: {},
  fails: {
    "a field of the article twice": {
      change: [['"related": []', '"related": [],\n  "category": "tls-cert"']],
      at: '"category": "tls-cert"',
      message: /"category" stands twice in the article/u,
    },
    "a key of a value twice": {
      change: [['"type": "REG_DWORD", "data": 1 }', '"type": "REG_DWORD", "data": 0, "data" : 1 }']],
      at: '"data" : 1',
      message: /fixes\[0\]\.steps\[1\]/u,
    },
    "a language twice": {
      change: [['"zh-CN": "启用 TLS 1.2" }', '"zh-CN": "打开", "zh-CN" : "启用 TLS 1.2" }']],
      at: '"zh-CN" : "启用',
    },
  },
});
