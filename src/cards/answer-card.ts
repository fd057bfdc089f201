import type { Diagnosis } from "../diagnosis";
import type { Locale } from "../locale";
import type { AdaptiveCard } from "./adaptive-card";
import { buildDiagnosisCard } from "./diagnosis-card";
import { buildUnusableCard } from "./plain-cards";
import { buildRegistryCard } from "./registry-card";
import { buildUnknownCard } from "./unknown-card";

/**
 * The card that answers a diagnosis. `isCompact`: steps and further evidence stay folded, as is polite among others.
 * `askAbout`: the gap that a button of an unknown error's card asks the experts about.
 */
export function buildAnswerCard(
  diagnosis: Diagnosis,
  locale: Locale,
  downloadBaseUrl: string | undefined,
  isCompact = false,
  askAbout?: string,
): AdaptiveCard {
  switch (diagnosis.kind) {
    case "identified":
    case "ambiguous":
      return buildDiagnosisCard(diagnosis, { locale, downloadBaseUrl, isCompact });
    case "registry":
      return buildRegistryCard(diagnosis, { locale, downloadBaseUrl });
    case "unknown":
      return buildUnknownCard(diagnosis, locale, askAbout);
    case "unusable":
      return buildUnusableCard(diagnosis.reason, locale);
  }
}
