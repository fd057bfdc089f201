import type { ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { DeliveryError } from "./delivery-error";
import { toFields, toText } from "./fields";
import { parseRetryAfter } from "./parse-retry-after";
import { TRY_LIMIT_MS } from "./send-with-retry";

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type ConnectorHttp = NonNullable<ConnectorOptions["httpClient"]>;

/**
 * Sends the SDK's requests to the connector, one try each and bounded in time. The SDK's own pipeline would retry inside
 * each of our tries, and keep an unreachable address open for some ten seconds; it leaves alone what throws a foreign error.
 */
export function createConnectorHttp(): ConnectorHttp {
  return {
    async sendRequest(request) {
      const response = await fetchOnce(request.url, {
        method: request.method,
        headers: request.headers.toJson({ preserveCase: true }),
        body: toText(request.body) ?? null,
        // Following a redirect would carry our token to an address that nobody has checked.
        redirect: "manual",
        signal: AbortSignal.timeout(TRY_LIMIT_MS),
      });
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      response.headers.forEach((value, name) => {
        headers.set(name, value);
      });
      return { request, status: response.status, headers, bodyAsText: response.body };
    },
  };
}

async function fetchOnce(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init);
    const body = await response.text();
    if (response.ok) return { status: response.status, headers: response.headers, body };
    const retryAfterMs = parseRetryAfter(response.headers.get("retry-after"), Date.now());
    throw new DeliveryError({ code: `HTTP_${response.status}`, status: response.status, retryAfterMs });
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    const { name, cause } = toFields(error);
    const code = toText(toFields(cause)["code"]) ?? toText(name) ?? "UNKNOWN";
    throw new DeliveryError({ code }, { cause: error });
  }
}
