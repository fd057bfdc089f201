import { testRule } from "../rule-tester";

const ZH_SUMMARY = "服务器返回 `Sample session refused`。在启用 TLS 1.2 之前会一直如此。";

testRule("locales-agree", {
  passes: {
    "names that are the same in both languages": {
      change: [['"en": "Turn TLS 1.2 on", "zh-CN": "启用 TLS 1.2"', '"en": "RFC 8689", "zh-CN": "RFC 8689"']],
    },
    "a text of verbatim pieces only": {
      change: [['"en": "Turn TLS 1.2 on", "zh-CN": "启用 TLS 1.2"', '"en": "`reg query`", "zh-CN": "`reg query`"']],
    },
    "Chinese quoted verbatim in both": {
      change: [
        ["The sample connector is named.", "The text `连接器` is there."],
        ["文中提到示例连接器。", "文中有 `连接器`。"],
      ],
    },
    "pieces in another order": {
      change: [
        ["The sample connector is named.", "First `A`, then `B`."],
        ["文中提到示例连接器。", "`B` 在 `A` 之后。"],
      ],
    },
  },
  fails: {
    "a verbatim piece that is missing in Chinese": {
      change: [[ZH_SUMMARY, "服务器拒绝会话。"]],
      at: '"服务器拒绝会话。"',
      message: /lacks the verbatim piece `Sample session refused`/u,
    },
    "a verbatim piece that was translated": {
      change: [[ZH_SUMMARY, "服务器返回 `示例会话被拒绝`。"]],
      at: '"服务器返回 `示例会话被拒绝`。"',
      message: /has the verbatim piece `示例会话被拒绝`/u,
    },
    "a piece that stands once instead of twice": {
      change: [
        ["The sample connector is named.", "Look at `A` and again at `A`."],
        ["文中提到示例连接器。", "查看 `A`。"],
      ],
      at: '"查看 `A`。"',
    },
    "a placeholder that differs": {
      change: [
        ["Restart the server.", "Restart {server}."],
        ["重新启动服务器。", "重新启动 {sever}。"],
      ],
      at: '"重新启动 {sever}。"',
      message: /placeholder/u,
    },
    "a copy of the English text": {
      change: [["请在发送服务器上启用 TLS 1.2。", "Please enable TLS 1.2 on the sending server."]],
      at: '"Please enable TLS 1.2 on the sending server."\n    }',
      message: /copy/u,
    },
    "a Chinese text without Chinese": { change: [["重试队列。", "retry the queue"]], at: '"retry the queue"' },
    "Chinese in the English text": {
      change: [["A sample server refuses", "A sample server 拒绝"]],
      at: '"A sample server 拒绝',
      message: /English text holds Chinese/u,
    },
    "a backtick without a partner": {
      change: [["`Enabled` is 0", "`Enabled is 0"]],
      at: '"`Enabled is 0',
      message: /partner/u,
    },
  },
});
