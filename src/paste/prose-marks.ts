import { CUES } from "./line-cues";
import type { FactMark, MarkBook } from "./marks";
import type { PasteLine } from "./paste";

/** "TSL" is how tired people write it. */
const TLS = "(?:T[LS]{2}|SSL\\/TLS)[ ]?v?[ ]?";
const TLS12 = `${TLS}1[.,]2(?![.\\d])`;
/** Words of the same clause, in any of the writers' languages. */
const CLAUSE = "[^\\n.;!?。；！？]";

const OFF = [
  "off\\b|disabled?\\b|missing\\b|unticked\\b|switched off|turned off",
  "(?:not|isn'?t|wasn'?t|never) (?:yet )?(?:active|activated|enabled|ticked|checked|on|set|there|supported|configured)\\b",
  "nicht (?:\\w+ )?(?:aktiv\\w*|an\\b|eingeschaltet|gesetzt|eingerichtet)|deaktiviert|abgeschaltet|ausgeschaltet|ist (?:\\w+ )?aus\\b|fehlt",
  "uit(?:geschakeld|gezet)?\\b|niet (?:actief|aan|ingeschakeld)|ontbreekt",
  "désactivé|pas (?:activé|actif)|absent",
  "disabilitat\\w+|disattivat\\w+|non (?:è |era )?(?:attiv\\w+|abilitat\\w+)|manca\\b|spent[oa]\\b",
  "desactivad\\w+|deshabilitad\\w+|no (?:está |estaba )?(?:activad\\w+|habilitad\\w+|activo)|falta\\b|apagado",
  "desativad\\w+|desabilitad\\w+|não (?:está |estava )?(?:ativ\\w+|habilitad\\w+)|desligad\\w+",
  "выключен\\w*|отключ[её]н\\w*|не включ[её]н\\w*|отсутствует",
  "未启用|没有?启用|没开|未开启|没有打开|沒有?啟用|沒開|未開啟|关闭|關閉|禁用|停用|未啟用|缺少|不存在",
  "無効|オフ|有効(?:に|では?)(?:な[っい]|してい(?:ない|ません))|꺼져|비활성|사용 안 함|활성화되지 않",
].join("|");
const ON = [
  '(?:is|was|are) (?:already )?(?:on|enabled|active|ticked)\\b|already (?:on|enabled|active)|enabled\\b(?!"?\\s*[=:])|turned on|switched on|set (?:right|correctly)|(?:are|is) (?:right|correct)\\b',
  "ist (?:\\w+ )?(?:an|aktiv\\w*|eingeschaltet|gesetzt)\\b|aktiviert|eingeschaltet|(?<!nicht )aktiv\\b",
  "staat (?:al )?aan|ingeschakeld|activé|est actif|attiv[oa]\\b|attivat[oa]|abilitat[oa]|activad[oa]|habilitad[oa]|ativad[oa]",
  "включ[её]н\\w*|已启用|已開啟|已啟用|已开启|已经启用|已经开|启用了|開著|开着|本来就开|本來就開|是开的|開啟了",
  "(?:all )?(?:in ordnung|en orden|a posto|in orde|korrekt|richtig gesetzt|corrett[oi]|correct[oe]?s?\\b|corret[oa]s?|all good|\\b1\\/0\\b)|正确|正確|正しい|правильн\\w+",
  "有効|オンに|활성화|켜져",
].join("|");
/** What turns an "on" behind it into its opposite. */
const NEGATION =
  "(?:\\b(?:not|never|nicht|nie|niemals|kein\\w*|pas|jamais|non|mai|no|nunca|não|niet|nooit|nigdy)\\b|(?<![а-яё])(?:не|никогда)(?![а-яё])|n['’]t\\b|未|没|沒|从不|從不|并非|一度も|안 )";
const WITHOUT = "(?:without|no|lacks?|ohne|kein(?:en)?|sem|sin|senza|sans|zonder|geen|без|没有|沒有|不支持|なし)";
const ONLY_OLD = "(?:only|just|nur|solo|solamente|seulement|alleen|somente|apenas|tylko|только|只|仅|僅|のみ|だけ)";

const RETRIED =
  "(?:manual(?:ly)? retr\\w+|retr\\w+ (?:manual(?:ly)?|by hand)|manual resend|manuell\\w* (?:neuversuch|wiederhol\\w+|erneut\\w*|retry)|erneut\\w* (?:versuch\\w*|senden)|handmatig (?:opnieuw|retry)|(?:relance|renvoi|nouvelle tentative) manuel\\w*|(?:reintento|reenvío|reenvio) manual|(?:reinvio|riprova\\w*|nuovo tentativo) manual\\w*|(?:reenvio|nova tentativa) manual|вручную|手动重[试发]|手動重[試發送]|手動で?(?:の)?再[試送][\\u3040-\\u30FF\\u4E00-\\u9FFF]*|수동(?:으로)? ?재(?:시도|전송)|retry-queue|(?:second|2nd|next) (?:try|attempt)|(?:zweite[nmr]?|nächste[nmr]?) (?:versuch|anlauf)|tweede poging|(?:deuxième|seconde?) (?:essai|tentative)|segundo intento|segunda tentativa|secondo tentativo|второй попытки|再试一次|再試一次|多试|다시 시도|もう一度|再送する)";
const SUCCEEDED =
  "(?:works?\\b|sent\\b|sends\\b|goes\\b|go out|delivers?\\b|delivered|succeed\\w*|\\bok\\b|fine\\b|klappt|geht\\b|gehen\\b|funktioniert|raus\\b|lukt|werkt|gaat\\b|suffit|part\\b|passe\\b|fonctionne|funciona|sale\\b|salen\\b|sai\\b|vai\\b|transmite|parte\\b|partono|va a buon fine|уход\\w+|проход\\w+|работает|отправля\\w+|又?能发|又能|就能|成功|可以发|发出|寄得出|寄出|送信でき|送れ|届|됩니다|전송|성공)";
const NO_STARTTLS = [
  `${WITHOUT} (?:a |an |any |the )?(?:250[ -])?STARTTLS`,
  "STARTTLS (?:is |was |line |is also |wird |wurde |ist |n'est |non è |no es |não é )?(?:also )?(?:missing|absent|gone|not (?:there|offered|listed|advertised|shown)|nicht (?:angeboten|dabei|vorhanden)|pas (?:proposé|annoncé|là)|offert[oa]|ofrecid[oa]|oferecid[oa]|fehlt|manque|manca|falta|ontbreekt)",
  "STARTTLS ?(?:줄이 |행이 |가 |이 )?없|(?:没有|沒有|不再|未|不)(?:提供|显示|顯示|看到|出现|出現)[^\\n。]{0,6}STARTTLS|STARTTLS[^\\n。]{0,6}(?:没有|沒有|不见|不見|消失|见えない|見えない|ありません|がない|出ない)",
].join("|");

/** What a writer says, by fact; a line that says a thing is off never also says that it is on. */
const PATTERNS: readonly (readonly [mark: FactMark, cues: number, pattern: RegExp, unless?: FactMark])[] = [
  [
    "tls12-said-off",
    CUES.tlsVersion,
    new RegExp(`${TLS12}${CLAUSE}{0,40}?(?:${OFF})|(?:${OFF})${CLAUSE}{0,12}?${TLS12}`, "i"),
  ],
  ["tls12-said-off", CUES.tlsVersion, new RegExp(`${WITHOUT} ?${TLS12}`, "i")],
  ["tls12-said-off", CUES.tlsVersion, new RegExp(`${ONLY_OLD}${CLAUSE}{0,20}${TLS}1[.,][01](?![.\\d])`, "i")],
  ["tls12-said-off", CUES.tlsVersion, new RegExp(`${TLS12}${CLAUSE}{0,30}?${NEGATION}${CLAUSE}{0,14}?(?:${ON})`, "i")],
  [
    "tls12-said-on",
    CUES.tlsVersion,
    new RegExp(`${TLS12}(?:(?!${NEGATION})${CLAUSE}){0,40}?(?:${ON})`, "i"),
    "tls12-said-off",
  ],
  [
    "tls13-said-on",
    CUES.tlsVersion,
    new RegExp(`${TLS}1[.,]3(?![.\\d])(?:(?!${NEGATION})${CLAUSE}){0,30}?(?:${ON})`, "i"),
  ],
  [
    "old-windows",
    CUES.windows2008,
    /\b(?:windows|server|win)[ ]*(?:server )?2008(?:[ ]?r2|[ ]?sp2)?\b|2008[ ]?r2(?!\d)/i,
  ],
  [
    "retry-succeeds",
    CUES.retry | CUES.beyondAscii,
    new RegExp(
      `${RETRIED}[^\\n.;。；]{0,60}?${SUCCEEDED}|\\bretry (?:works|succeeds|delivers|fixes)|重试[^\\n。；]{0,8}(?:成功|又能发|就能发)`,
      "i",
    ),
  ],
  ["starttls-said-missing", CUES.starttls, new RegExp(NO_STARTTLS, "i")],
  ["exchange-2010", CUES.exchange2010, /\bex(?:ch(?:ange)?)?(?:[ -]?server)?[ -]?2010\b|\bVersion 14\.\d/i],
  [
    "peer-google",
    CUES.gmail,
    /(?:\b(?:to|for|towards|an|nach|zu|à|vers|a|para|naar)\s+(?:all |the )?|到|发往|发给|寄到|寄給)g(?:oogle)?mail\b(?![^\n.;]{0,25}\b(?:works?|fine|ok)\b)|(?<![@\w.-])g(?:oogle)?mail ?(?:宛|へ|users|recipients|people)/i,
  ],
  ["tls10-negotiated", CUES.schannelProtocol, /SP_PROT_TLS1(?:_0)?(?:_CLIENT|_SERVER)?(?!_[1-3])/u],
  ["tls11-negotiated", CUES.schannelProtocol, /SP_PROT_TLS1_1/u],
  ["tls12-negotiated", CUES.schannelProtocol, /SP_PROT_TLS1_2(?:_CLIENT|_SERVER)?[ ]+negotiation succeeded/iu],
  ["tls13-negotiated", CUES.schannelProtocol, /SP_PROT_TLS1_3(?:_CLIENT|_SERVER)?[ ]+negotiation succeeded/iu],
];

const ANY_CUES = PATTERNS.reduce((all, [, cues]) => all | cues, 0);

/** Lines of registry output speak by their values, not by their words. */
const REGISTRY_LINE = /\bHK(?:LM|EY_)|REG_DWORD|DisabledByDefault|\\(?:Client|Server)\b/i;

/** Services whose errors sound like mail's, and the ports and protocols that name them. */
const ANOTHER_SERVICE =
  /\b(?:nginx|apache2?|httpd|haproxy|envoy|vsftpd|proftpd|filezilla|sshd?|mysqld?|mariadbd?|postgres(?:ql)?|redis|mongod?b?|kubelet|coredns|ldaps?|npm err|pip|git)\b|\bftp>|\bcurl: ?\(\d+\)|\b\w*SqlException\b|\bSqlClient\b|\bODBC\b|\bopenvpn\b|:443\b|\bHTTP\/\d|\bTraceback \(most recent call last\)/i;
const MAIL =
  /mail|smtp|exchange|outlook|office ?365|\bo365\b|queue|postfix|exim|starttls|\bMX\b|\bNDRs?\b|bounce|邮|郵|队列|退信|メール|메일|почт/i;

const MAIL_CUES = CUES.mail | CUES.beyondAscii;

/** Notes whether a paste names mail, or only another service, where the same words mean something else. */
export function markSubject(lines: readonly PasteLine[], marks: MarkBook): void {
  const mail = lines.find(({ text, cues }) => (cues & MAIL_CUES) !== 0 && MAIL.test(text));
  if (mail !== undefined) marks.add("mail-named", { line: mail.number, text: mail.text });
  const other =
    mail === undefined
      ? lines.find(({ text, cues }) => (cues & CUES.otherService) !== 0 && ANOTHER_SERVICE.test(text))
      : undefined;
  if (other !== undefined) marks.add("another-service-only", { line: other.number, text: other.text });
}

/** Notes what the writer says about the machine, in the languages our users write. */
export function markProse(lines: readonly PasteLine[], marks: MarkBook): void {
  for (const line of lines) {
    if ((line.cues & ANY_CUES) === 0 || line.region !== "text" || line.text.length > 2_000) continue;
    const text = line.folded;
    const isRegistry = (line.cues & CUES.registry) !== 0 && REGISTRY_LINE.test(text);
    const here = new Set<FactMark>();
    for (const [mark, cues, pattern, unless] of PATTERNS) {
      if (
        (line.cues & cues) === 0 ||
        here.has(mark) ||
        (isRegistry && mark.startsWith("tls1")) ||
        (unless !== undefined && here.has(unless)) ||
        !pattern.test(text)
      )
        continue;
      here.add(mark);
      marks.add(mark, { line: line.number, text: line.text });
    }
  }
}
