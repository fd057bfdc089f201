import type { SOURCES } from "../condition";

type Form = (typeof SOURCES)[number];

const CONTENTS: readonly (readonly [RegExp, Form])[] = [
  [/^#Log-type:\s*SMTP Send/imu, "sendLog"],
  [/^#Log-type:\s*SMTP Receive/imu, "receiveLog"],
  [/\bLastError\s*:|\bNextHopDomain\s*:/u, "queue"],
  [
    /Diagnostic information for administrators|Generating server\s*:|Remote Server returned|Delivery has failed/iu,
    "ndr",
  ],
  [/^Log Name\s*:|^Event ID\s*:/imu, "eventLog"],
  [/^(?:Received|X-MS-Exchange-[\w-]+|Authentication-Results):/imu, "headers"],
];

/** The forms an error text has, by its own look, else by the nearest words around it that tell; prose where none do. */
export function findForms(text: string, around: readonly string[]): Form[] {
  const content = CONTENTS.find(([pattern]) => pattern.test(text));
  if (content !== undefined) return [content[1]];
  return around.map(formsIn).find((forms) => forms.length > 0) ?? ["prose"];
}

function formsIn(words: string): Form[] {
  const forms: Form[] = [];
  if (/\bNDRs?\b|\bDSN\b|non-?delivery|bounce|undeliverable|delivery (?:status|failure)|退回|退信|未送达/i.test(words))
    forms.push("ndr");
  if (/queue|LastError|队列/iu.test(words)) forms.push("queue");
  if (/event (?:log|viewer|id)|(?:system|application) log|事件(?:日志|查看器)/iu.test(words)) forms.push("eventLog");
  if (/message header|internet header|邮件头/iu.test(words)) forms.push("headers");
  if (/protocol ?log|(?:send|receive) connector|smtp ?(?:send|receive)|协议日志|(?:发送|接收)连接器/iu.test(words)) {
    const receives = /receive|接收/iu.test(words);
    const sends = /\bsend\b(?!ing)|smtp ?send|发送(?:或|连接器)/i.test(words);
    if (sends || !receives) forms.push("sendLog");
    if (receives) forms.push("receiveLog");
  }
  return forms;
}
