import type { Diagnosis } from "../diagnosis";
import type { Locale } from "../locale";
import type { AdaptiveCard } from "./adaptive-card";
import { buildDiagnosisCard } from "./diagnosis-card";
import { buildUnusableCard } from "./plain-cards";
import { buildUnknownCard } from "./unknown-card";

/** The card that answers a diagnosis. */
export function buildAnswerCard(
  diagnosis: Diagnosis,
  locale: Locale,
  downloadBaseUrl: string | undefined,
): AdaptiveCard {
  switch (diagnosis.kind) {
    case "identified":
    case "ambiguous":
      return buildDiagnosisCard(diagnosis, { locale, downloadBaseUrl });
    case "registry":
      return buildUnusableCard("empty", locale);
    case "unknown":
      return buildUnknownCard(diagnosis, locale);
    case "unusable":
      return buildUnusableCard(diagnosis.reason, locale);
  }
}
