import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A pair of keys and the name it is published under. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Makes a new pair. */
export function createSigningKey(kid: string): SigningKey {
  return { kid, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) };
}

/** Text or JSON as a part of a token. */
export const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The Authorization header with a token of these claims. */
export function createToken(claims: object, { kid, privateKey }: SigningKey): string {
  const content = `${encode({ alg: "RS256", typ: "JWT", kid })}.${encode(claims)}`;
  return `Bearer ${content}.${createSign("RSA-SHA256").update(content).sign(privateKey, "base64url")}`;
}

/** Publishes keys as Bot Framework does, on this machine. */
export async function startIssuer(keys: readonly SigningKey[]) {
  const issuer = { keys, isDown: false, reads: 0 };
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const published = issuer.keys.map(({ publicKey, kid }) => ({
      ...publicKey.export({ format: "jwk" }),
      kid,
      endorsements: ["msteams"],
    }));
    if (request.url === "/keys") issuer.reads += 1;
    response.statusCode = issuer.isDown ? 500 : 200;
    response.setHeader("Content-Type", "application/json");
    response.end(
      JSON.stringify(request.url === "/keys" ? { keys: published } : { jwks_uri: `http://127.0.0.1:${port}/keys` }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/config`;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return Object.assign(issuer, { url, close });
}
