import type { Credentials } from "../config";
import { CachedAuthentication } from "./cached-authentication";
import { createConnectorHttp } from "./connector-http";

// The public cloud's values. The SDK takes all of them or none: naming one URL switches its defaults off.
const PUBLIC_CLOUD = {
  ToChannelFromBotLoginUrl: "https://login.microsoftonline.com/botframework.com",
  ToChannelFromBotOAuthScope: "https://api.botframework.com",
  ToBotFromChannelTokenIssuer: "https://api.botframework.com",
  OAuthUrl: "https://api.botframework.com",
  ToBotFromEmulatorOpenIdMetadataUrl: "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
};

/** Makes what checks callers and signs our own calls. Without credentials the SDK checks nobody. `now` is in milliseconds. */
export function createAuthentication(
  credentials: Credentials | undefined,
  openIdMetadataUrl: string | undefined,
  now: () => number,
) {
  const app = toSdkSettings(credentials);
  const urls =
    openIdMetadataUrl === undefined
      ? {}
      : Object.assign({}, PUBLIC_CLOUD, { ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl });
  return new CachedAuthentication(now, Object.assign({}, app, urls), undefined, undefined, undefined, {
    httpClient: createConnectorHttp(),
  });
}

function toSdkSettings(credentials: Credentials | undefined) {
  if (credentials === undefined) return {};
  const { kind, appId } = credentials;
  const settings = { MicrosoftAppType: kind, MicrosoftAppId: appId };
  switch (credentials.kind) {
    case "SingleTenant":
      return { MicrosoftAppPassword: credentials.password, MicrosoftAppTenantId: credentials.tenantId, ...settings };
    case "UserAssignedMSI":
      return { MicrosoftAppTenantId: credentials.tenantId, ...settings };
    case "MultiTenant":
      return { MicrosoftAppPassword: credentials.password, ...settings };
  }
}
