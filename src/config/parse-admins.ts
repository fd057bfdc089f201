import { toShownId, type ConfigProblem } from "./config-problem";
import { GUID } from "./guid";
import { toListValue } from "./list-value";

/** Reads `MEDIC_ADMINS`: Entra object ids between commas. Every id that is none is reported. */
export function parseAdmins(found: string | undefined, report: (problem: ConfigProblem) => void): ReadonlySet<string> {
  const ids = toListValue(found);
  for (const id of ids.filter((id) => !GUID.test(id))) {
    report({
      variable: "MEDIC_ADMINS",
      found: toShownId(id),
      permitted: "Entra object ids of users, such as 00000000-0000-0000-0000-000000000000, between commas",
      fix: "copy each Object ID from the user's page in the Entra admin center, or unset MEDIC_ADMINS.",
    });
  }
  return new Set(ids.map((id) => id.toLowerCase()));
}
