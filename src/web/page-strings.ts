import { PREVIEW_STRINGS } from "./preview-strings.js";

const en = {
  ...PREVIEW_STRINGS.en,
  tagline: "Paste a mail error. Get the cause, the proof and a safe fix.",
  language: "Language",
  theme: "Theme",
  themeSystem: "System theme",
  themeLight: "Light",
  themeDark: "Dark",
  clear: "Clear",
  preview: "Knowledge preview",
  conversation: "Conversation",
  you: "You",
  samples: "Try a sample",
  inputLabel: "Mail error to diagnose",
  placeholder: "Paste a bounce, a queue error, protocol-log lines…",
  send: "Send",
  privacy: "Nothing leaves this machine: the page talks to this local server only.",
  keys: "Ctrl+Enter (⌘+Enter) sends.",
  working: "Reading your text…",
  showAll: "Show all",
  showLess: "Show less",
  chose: "You chose:",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Copying was refused. Select the text and copy it by hand.",
  code: "Code",
  retry: "Try again",
  failedNetwork:
    "The local server does not answer. Check that it is still running, then try again. Your text is kept above.",
  failedTooLong: "This text is longer than the server takes. Paste only the part around the error.",
  failedStatus: "The server could not answer. Your text is kept above; try again.",
  failedUnreadable: "The server sent something this page cannot read. Your text is kept above; try again.",
  sampleBounce: "Bounce (NDR)",
  sampleQueue: "Queue viewer",
  sampleSendLog: "Send log: TLS",
  sampleReceiveLog: "Receive log: STARTTLS",
  sampleRegistry: "Registry output",
  sampleUnknownUser: "550 5.1.1 bounce",
};

/** Every text of the pages themselves; cards bring their own. */
type PageStrings = typeof en;

const zhCN: PageStrings = {
  ...PREVIEW_STRINGS["zh-CN"],
  tagline: "粘贴邮件错误，即得原因、依据和安全的修复方法。",
  language: "语言",
  theme: "主题",
  themeSystem: "跟随系统",
  themeLight: "浅色",
  themeDark: "深色",
  clear: "清空",
  preview: "知识库预览",
  conversation: "对话",
  you: "你",
  samples: "试试示例",
  inputLabel: "要诊断的邮件错误",
  placeholder: "粘贴退信、队列错误或协议日志…",
  send: "发送",
  privacy: "数据不会离开这台计算机：本页只与本地服务器通信。",
  keys: "按 Ctrl+Enter（⌘+Enter）发送。",
  working: "正在分析…",
  showAll: "显示全部",
  showLess: "收起",
  chose: "你选择了：",
  copy: "复制",
  copied: "已复制",
  copyFailed: "无法复制。请选中文本后手动复制。",
  code: "代码",
  retry: "重试",
  failedNetwork: "本地服务器没有响应。请确认它仍在运行，然后重试。你的文本保留在上方。",
  failedTooLong: "文本超出服务器可接受的长度。请只粘贴错误附近的内容。",
  failedStatus: "服务器未能给出答复。你的文本保留在上方，请重试。",
  failedUnreadable: "服务器返回了本页无法识别的内容。你的文本保留在上方，请重试。",
  sampleBounce: "退信 (NDR)",
  sampleQueue: "队列查看器",
  sampleSendLog: "发送日志：TLS",
  sampleReceiveLog: "接收日志：STARTTLS",
  sampleRegistry: "注册表输出",
  sampleUnknownUser: "550 5.1.1 退信",
};

/** The page's texts by language. */
export const PAGE_STRINGS = { en, "zh-CN": zhCN };

/** A language of the page; the same names as the server's locales. */
export type PageLocale = keyof typeof PAGE_STRINGS;

/** The name of one text. */
export type StringKey = keyof PageStrings;

/** Tells whether a value names a text. */
export function isStringKey(key: string | undefined): key is StringKey {
  return key !== undefined && Object.hasOwn(en, key);
}
