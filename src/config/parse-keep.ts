import { toShownValue, type ConfigProblem } from "./config-problem";

/** What is kept of what users do, and for how long. */
export interface KeepConfig {
  /** False: no feedback, no gaps, no experts. */
  readonly isOn: boolean;
  /** Days that feedback and gaps are kept after they were last seen. */
  readonly days: number;
}

const DEFAULT_DAYS = 365;
const MOST_DAYS = 3_650;

/** Reads `MEDIC_KEEP` and `MEDIC_KEEP_DAYS`. */
export function parseKeep(
  value: (name: string) => string | undefined,
  report: (problem: ConfigProblem) => void,
): KeepConfig {
  const found = value("MEDIC_KEEP");
  if (found !== undefined && found !== "on" && found !== "off") {
    report({
      variable: "MEDIC_KEEP",
      found: toShownValue(found),
      permitted: "on, off",
      fix: "set MEDIC_KEEP=off to keep neither feedback nor unanswered errors, or unset it.",
    });
  }
  const foundDays = value("MEDIC_KEEP_DAYS");
  const days = /^\d{1,5}$/u.test(foundDays ?? "") ? Number(foundDays) : -1;
  if (foundDays !== undefined && (days < 1 || days > MOST_DAYS)) {
    report({
      variable: "MEDIC_KEEP_DAYS",
      found: toShownValue(foundDays),
      permitted: `a whole number of days from 1 to ${MOST_DAYS}`,
      fix: `set MEDIC_KEEP_DAYS=${DEFAULT_DAYS}, or MEDIC_KEEP=off to keep nothing.`,
    });
  }
  return { isOn: found !== "off", days: foundDays === undefined ? DEFAULT_DAYS : days };
}
