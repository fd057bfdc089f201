/**
 * Headings of Exchange NDRs. They are localised, the SMTP replies under them are not. From product samples and the
 * documentation of each language; only what was seen is listed.
 */
interface NdrHeadings {
  readonly diagnosticInformation?: readonly string[];
  readonly generatingServer?: readonly string[];
  readonly originalHeaders?: readonly string[];
  readonly introduction?: readonly string[];
}

export const NDR_HEADINGS: Readonly<Record<string, NdrHeadings>> = Object.freeze({
  en: {
    diagnosticInformation: ["Diagnostic information for administrators"],
    generatingServer: ["Generating server"],
    originalHeaders: ["Original message headers"],
    introduction: [
      "Delivery has failed to these recipients or distribution lists",
      "Delivery has failed to these recipients or groups",
    ],
  },
  de: {
    diagnosticInformation: ["Diagnoseinformationen für Administratoren"],
    generatingServer: ["Generierender Server"],
    originalHeaders: ["Ursprüngliche Nachrichtenkopfzeilen"],
  },
  fr: {
    diagnosticInformation: ["Informations de diagnostic pour les administrateurs"],
    generatingServer: ["Serveur de génération"],
    originalHeaders: ["En-têtes de message d'origine", "En-têtes de message originaux"],
    introduction: ["Échec de la remise pour ces destinataires ou groupes"],
  },
  it: {
    diagnosticInformation: ["Informazioni di diagnostica per gli amministratori"],
    generatingServer: ["Server di generazione"],
    originalHeaders: ["Intestazioni originali del messaggio"],
    introduction: ["Il recapito non è riuscito per i seguenti destinatari o gruppi"],
  },
  es: {
    diagnosticInformation: ["Información de diagnóstico para administradores"],
    generatingServer: ["Servidor de generación"],
    originalHeaders: ["Encabezados del mensaje original"],
  },
  pt: {
    diagnosticInformation: ["Informações de diagnóstico para administradores"],
    generatingServer: ["Servidor gerador", "Servidor de origem"],
    originalHeaders: ["Cabeçalhos da mensagem original", "Cabeçalhos originais da mensagem"],
  },
  nl: {
    diagnosticInformation: ["Diagnostische gegevens voor beheerders"],
    generatingServer: ["Bronserver"],
    originalHeaders: ["Oorspronkelijke berichtkoppen"],
    introduction: ["Uw bericht kan niet worden bezorgd bij de volgende geadresseerden of groepen"],
  },
  ru: {
    diagnosticInformation: ["Диагностические сведения для администраторов"],
    generatingServer: ["Формирующий сервер"],
    originalHeaders: ["Исходные заголовки сообщения"],
  },
  sv: { generatingServer: ["Genererande server"] },
  ja: {
    diagnosticInformation: ["管理者向けの診断情報"],
    generatingServer: ["生成サーバー"],
    originalHeaders: ["元のメッセージ ヘッダー"],
  },
  ko: {
    diagnosticInformation: ["관리자를 위한 진단 정보"],
    generatingServer: ["생성 서버"],
    originalHeaders: ["원본 메시지 헤더"],
  },
  "zh-CN": {
    diagnosticInformation: ["管理员诊断信息"],
    generatingServer: ["生成服务器"],
    originalHeaders: ["原始邮件头"],
  },
  "zh-TW": {
    diagnosticInformation: ["系統管理員的診斷資訊"],
    generatingServer: ["產生伺服器"],
    originalHeaders: ["原始郵件標頭"],
  },
});

/** A pattern for one heading in all languages, colon or not. */
export function headingPattern(heading: keyof NdrHeadings): string {
  const wordings = Object.values(NDR_HEADINGS).flatMap((headings) => headings[heading] ?? []);
  return `(?:${wordings.join("|")})[ ]*[:：]?`;
}
