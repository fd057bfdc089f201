import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { SERVICE_URL } from "./message-request";

const APP_ID = "33333333-3333-3333-3333-333333333333";
const ISSUER = "https://api.botframework.com";

/** Bot Framework's part of a sign-in, on this machine: a signing key, where it is published, a token. */
export interface SignIn {
  /** The Authorization header of every activity. */
  readonly authorization: string;
  /** Variables that make a bot check it; both bots read the same ones. */
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

/** Publishes a key as Bot Framework does and signs a token with it. */
export async function startSignIn(): Promise<SignIn> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keys = { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k1", endorsements: ["msteams"] }] };
  let origin = "";
  const server = createServer((request, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(request.url === "/keys" ? keys : { jwks_uri: `${origin}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`;

  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: ISSUER, aud: APP_ID, serviceurl: SERVICE_URL, nbf: now - 60, exp: now + 3600 };
  const content = `${encode({ alg: "RS256", typ: "JWT", kid: "k1" })}.${encode(claims)}`;
  const signature = createSign("RSA-SHA256").update(content).sign(privateKey, "base64url");
  return {
    authorization: `Bearer ${content}.${signature}`,
    env: {
      MicrosoftAppType: "SingleTenant",
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: "not-a-secret",
      MicrosoftAppTenantId: "22222222-2222-2222-2222-222222222222",
      // The public cloud's values: the SDK takes all of them or none.
      ToChannelFromBotLoginUrl: "https://login.microsoftonline.com/botframework.com",
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: ISSUER,
      ToBotFromEmulatorOpenIdMetadataUrl:
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
      ToBotFromChannelOpenIdMetadataUrl: `${origin}/config`,
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
