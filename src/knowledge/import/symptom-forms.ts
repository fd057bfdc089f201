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
  [/^(?:Received|X-MS-Exchange-[\w-]+|Authentication-Results):/imu, "headers"],
];

/** The forms an error text has, by its own look, else by the words around it; prose where neither tells. */
export function findForms(text: string, around: readonly string[]): Form[] {
  const content = CONTENTS.find(([pattern]) => pattern.test(text));
  if (content !== undefined) return [content[1]];
  for (const words of around) {
    const forms = formsIn(words);
    if (forms.length > 0) return forms;
  }
  return ["prose"];
}

function formsIn(words: string): Form[] {
  if (/queue|LastError|队列/iu.test(words)) return ["queue"];
  if (/event (?:log|viewer|id)|(?:system|application) log|事件(?:日志|查看器)/iu.test(words)) return ["eventLog"];
  if (/protocol ?log|(?:send|receive) connector|smtp ?(?:send|receive)|协议日志|(?:发送|接收)连接器/iu.test(words)) {
    const receives = /receiv|接收/iu.test(words);
    const sends = /\bsend\b(?!ing)|smtpsend|发送(?:或|连接器)/iu.test(words);
    return receives && !sends ? ["receiveLog"] : receives ? ["sendLog", "receiveLog"] : ["sendLog"];
  }
  if (/\bNDRs?\b|\bDSN\b|non-?delivery|bounce|undeliverable|delivery (?:status|failure)|退回|退信|未送达/iu.test(words))
    return ["ndr"];
  if (/message header|internet header|邮件头/iu.test(words)) return ["headers"];
  return [];
}
