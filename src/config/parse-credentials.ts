import { NOT_SET, toShownId, toShownValue, type ConfigProblem } from "./config-problem";
import { APP_TYPES, type Credentials } from "./credentials";
import { GUID } from "./guid";

const HIDDEN = "(set, not shown)";

type Report = (problem: ConfigProblem) => void;

/** Puts the four `MicrosoftApp…` variables together, or reports why they do not fit. Undefined when none of them is set. */
export function parseCredentials(value: (name: string) => string | undefined, report: Report): Credentials | undefined {
  const appId = value("MicrosoftAppId");
  const password = value("MicrosoftAppPassword");
  const tenantId = value("MicrosoftAppTenantId");
  const foundKind = value("MicrosoftAppType");

  if (appId === undefined) {
    const others = { MicrosoftAppType: foundKind, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId };
    const set = Object.entries(others).flatMap(([name, other]) => (other === undefined ? [] : [name]));
    // Half a configuration must not quietly mean "nobody has to sign in".
    if (set.length > 0) {
      report({
        variable: "MicrosoftAppId",
        found: `${NOT_SET}, while ${set.join(" and ")} is set`,
        permitted: "the GUID of the bot's app registration",
        fix: `set MicrosoftAppId, or unset ${set.join(" and ")}.`,
      });
    }
    return undefined;
  }

  const kind = parseKind(foundKind, tenantId, report);
  checkGuid("MicrosoftAppId", appId, "the GUID of the bot's app registration", report);
  if (tenantId !== undefined) checkGuid("MicrosoftAppTenantId", tenantId, "the GUID of your Entra tenant", report);
  if (kind === undefined) return undefined;

  if (kind !== "MultiTenant" && tenantId === undefined) {
    report({
      variable: "MicrosoftAppTenantId",
      found: NOT_SET,
      permitted: `the GUID of your Entra tenant, because MicrosoftAppType is ${kind}`,
      fix: "set MicrosoftAppTenantId to the Directory (tenant) ID of the app registration.",
    });
  }
  if (kind === "UserAssignedMSI" && password !== undefined) {
    report({
      variable: "MicrosoftAppPassword",
      found: HIDDEN,
      permitted: "no value: a managed identity has no password",
      fix: "unset MicrosoftAppPassword, or set MicrosoftAppType=SingleTenant.",
    });
  }
  if (kind !== "UserAssignedMSI" && password === undefined) {
    report({
      variable: "MicrosoftAppPassword",
      found: NOT_SET,
      permitted: `a client secret of the app registration, because MicrosoftAppType is ${kind}`,
      fix: "set MicrosoftAppPassword, or use a managed identity with MicrosoftAppType=UserAssignedMSI.",
    });
  }

  switch (kind) {
    case "SingleTenant":
      return password === undefined || tenantId === undefined ? undefined : { kind, appId, password, tenantId };
    case "UserAssignedMSI":
      return tenantId === undefined ? undefined : { kind, appId, tenantId };
    case "MultiTenant":
      return password === undefined ? undefined : { kind, appId, password };
  }
}

function parseKind(
  found: string | undefined,
  tenantId: string | undefined,
  report: Report,
): Credentials["kind"] | undefined {
  // Bot Framework's own default; with a tenant in hand it would be a guess, so there we ask.
  if (found === undefined && tenantId === undefined) return "MultiTenant";
  const kind = APP_TYPES.find((known) => known.toLowerCase() === found?.toLowerCase());
  if (kind === undefined) {
    report({
      variable: "MicrosoftAppType",
      found: toShownValue(found),
      permitted: APP_TYPES.join(", "),
      fix: "set it to the type of your Azure Bot; new bots are SingleTenant or UserAssignedMSI.",
    });
  }
  return kind;
}

function checkGuid(variable: string, found: string, permitted: string, report: Report): void {
  if (GUID.test(found)) return;
  report({
    variable,
    found: toShownId(found),
    permitted: `${permitted}, such as 00000000-0000-0000-0000-000000000000`,
    fix: `copy it from the app registration's overview page in the Azure portal.`,
  });
}
