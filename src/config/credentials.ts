/** Who the bot is towards Bot Framework; the tag is the value of `MicrosoftAppType`. */
export type Credentials =
  | { readonly kind: "SingleTenant"; readonly appId: string; readonly password: string; readonly tenantId: string }
  | { readonly kind: "UserAssignedMSI"; readonly appId: string; readonly tenantId: string }
  | { readonly kind: "MultiTenant"; readonly appId: string; readonly password: string };

/** The permitted values of `MicrosoftAppType`. */
export const APP_TYPES = [
  "SingleTenant",
  "UserAssignedMSI",
  "MultiTenant",
] as const satisfies readonly Credentials["kind"][];
