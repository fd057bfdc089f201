import { fold } from "./fold";
import type { FactMark, MarkBook } from "./marks";
import type { PasteLine } from "./paste";

const OFF =
  "(?:off\\b|disabled?\\b|not (?:yet )?(?:active|activated|enabled|ticked|checked|on|set|there|supported)\\b|isn'?t (?:active|enabled|on|ticked)\\b|missing\\b|nicht (?:aktiv\\w*|an\\b|eingeschaltet|gesetzt)|deaktiviert|abgeschaltet|ist aus\\b|(?:staat )?uit(?:geschakeld)?\\b|niet (?:actief|aan)|désactivé|pas activé|disabilitat\\w+|non (?:è )?(?:attiv\\w+|abilitat\\w+)|desactivad\\w+|no (?:está )?(?:activad\\w+|habilitad\\w+)|desativad\\w+|não (?:está )?(?:ativ\\w+|habilitad\\w+)|выключен\\w*|отключ[её]н\\w*|не включ[её]н\\w*|未启用|没有?启用|没开|未开启|没有打开|关闭|禁用|未啟用|無効|有効になっていない|꺼져)";
const WITHOUT = "(?:without|no|lacks?|ohne|kein|sem|sin|senza|sans|zonder|без|没有|不支持|なし)";
const ON =
  "(?:(?:is|was|are) (?:already )?(?:on|enabled|active)\\b|already (?:on|enabled)|enabled\\b|ist (?:an|aktiv\\w*|eingeschaltet)\\b|aktiviert|activé|attiv[oa]\\b|abilitat\\w+|activado|habilitado|ativado|staat aan|включ[её]н\\b|已启用|已开启|已经启用|启用了|有効)";
/** "TSL" is how tired people write it. */
const TLS12 = "(?:T[LS]{2}|SSL\\/TLS)[ ]?v?[ ]?1[.,]2";
const ONLY_OLD = "(?:only|just|nur|solo|seulement|alleen|somente|apenas|только|只|仅|のみ)";

const PATTERNS: readonly (readonly [FactMark, RegExp])[] = [
  ["tls12-said-off", new RegExp(`${TLS12}[^\\n.;!?]{0,40}?${OFF}`, "iu")],
  ["tls12-said-off", new RegExp(`${WITHOUT} ?${TLS12}`, "iu")],
  ["tls12-said-off", new RegExp(`${ONLY_OLD}[^\\n.;!?]{0,20}TLS[ ]?v?[ ]?1[.,][01]\\b`, "iu")],
  ["tls12-said-on", new RegExp(`${TLS12}[^\\n.;!?]{0,30}?(?<!not )${ON}`, "iu")],
  [
    "old-windows",
    /(?:windows|server|win|exch(?:ange)?[ ]?20\d\d[^\n]{0,8}(?:on|auf|sobre|sur|op|su)?)[ ]*(?:server )?2008(?:[ ]?r2|[ ]?sp2)?\b|\b2008[ ]?r2\b/iu,
  ],
  [
    "retry-succeeds",
    /(?:(?:manual(?:ly)?|hand)[^\n.;]{0,20}retr(?:y|ied|ying)|retr(?:y|ied|ying)[^\n.;]{0,20}(?:manual(?:ly)?|by hand))[^\n.;]{0,40}(?:works?|sent|goes|delivers?|succeeds?|ok|fine)|retry (?:works|succeeds|delivers|fixes)|手动重试[^\n。；]{0,12}(?:又?能|就能|成功|可以|发出)|重试[^\n。；]{0,8}(?:成功|又能发|就能发)|erneut(?:er|es)? (?:versuch|senden)[^\n.;]{0,20}(?:klappt|geht|funktioniert)/iu,
  ],
];

/** Services whose errors sound like mail's, and the ports and protocols that name them. */
const ANOTHER_SERVICE =
  /\b(?:nginx|apache2?|httpd|haproxy|envoy|vsftpd|proftpd|filezilla|sshd?|mysqld?|mariadbd?|postgres(?:ql)?|redis|mongod?b?|kubelet|coredns|ldaps?|npm err|pip|git)\b|\bftp>|:443\b|\bHTTP\/\d|\bTraceback \(most recent call last\)/iu;
const MAIL =
  /mail|smtp|exchange|outlook|office ?365|\bo365\b|queue|postfix|exim|starttls|\bMX\b|\bNDRs?\b|bounce|邮|郵|队列|退信|メール|메일|почт/iu;

/** Notes whether a paste names mail, or only another service, where the same words mean something else. */
export function markSubject(lines: readonly PasteLine[], marks: MarkBook): void {
  const mail = lines.find(({ text }) => MAIL.test(text));
  if (mail !== undefined) marks.add("mail-named", { line: mail.number, text: mail.text });
  const other = mail === undefined ? lines.find(({ text }) => ANOTHER_SERVICE.test(text)) : undefined;
  if (other !== undefined) marks.add("another-service-only", { line: other.number, text: other.text });
}

/** Notes what the writer says about the machine, in the languages our users write. */
export function markProse(lines: readonly PasteLine[], marks: MarkBook): void {
  for (const line of lines) {
    if (line.region !== "text" || line.text.length > 2_000) continue;
    const text = fold(line.text);
    for (const [mark, pattern] of PATTERNS) {
      if (!marks.has(mark) && pattern.test(text)) marks.add(mark, { line: line.number, text: line.text });
    }
  }
}
