import { testRule } from "../rule-tester";

const UPDATE = `{
          "kind": "update",
          "product": "windows",
          "text": { "en": "Install the latest Windows updates.", "zh-CN": "安装最新的 Windows 更新。" }
        },
        `;
const REBOOT = `{
          "kind": "reboot",
          "text": { "en": "Restart the server.", "zh-CN": "重新启动服务器。" }
        },
        `;
const ROLLBACK = `,
        {
          "kind": "rollback",
          "text": { "en": "Import the rollback file.", "zh-CN": "导入回滚文件。" }
        }`;

testRule("registry-order", {
  passes: {
    "a step between": {
      change: [[REBOOT, `{ "kind": "instruction", "text": { "en": "Look.", "zh-CN": "查看。" } },\n        ${REBOOT}`]],
    },
  },
  fails: {
    "no update": { change: [[UPDATE, ""]], at: '"registry"', message: /No update step/u },
    "the update behind it": {
      change: [
        [UPDATE, ""],
        [REBOOT, `${UPDATE}${REBOOT}`],
      ],
      at: '"registry"',
      message: /No update step/u,
    },
    "no restart": { change: [[REBOOT, ""]], at: '"registry"', message: /No reboot step/u },
    "the restart before it": {
      change: [
        [REBOOT, ""],
        [UPDATE, `${UPDATE}${REBOOT}`],
      ],
      at: '"registry"',
      message: /No reboot step follows/u,
    },
    "no verification": {
      change: [['"kind": "verify"', '"kind": "rollback"']],
      at: '"registry"',
      message: /No verify step/u,
    },
    "no way back": { change: [[ROLLBACK, ""]], at: '"registry"', message: /no rollback step/u },
    "an optional registry step": {
      change: [
        ['"kind": "registry",', '"kind": "registry", "optional": true,'],
        [REBOOT, ""],
      ],
      at: '"registry"',
      message: /No reboot step/u,
    },
  },
});
