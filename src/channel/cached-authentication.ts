import { ConfigurationBotFrameworkAuthentication, type Activity } from "botbuilder";
import { BoundedMap } from "./bounded-map";
import { KnownCallers } from "./known-callers";

type Sdk = ConfigurationBotFrameworkAuthentication;
/** A caller whose sign-in has been checked. */
export type Caller = Awaited<ReturnType<Sdk["authenticateRequest"]>>;
type Identity = Caller["claimsIdentity"];
type ConnectorFactory = ReturnType<Sdk["createConnectorFactory"]>;
type Connector = Awaited<ReturnType<ConnectorFactory["create"]>>;

/** Who signs the tokens of channels such as Teams. Tokens of any other issuer are checked every time. */
const CHANNEL_ISSUER = "https://api.botframework.com";
/** Teams has a handful of service URLs; whoever is let in could still name more. */
const MOST_CONNECTORS = 100;

/**
 * The SDK's authentication, which does its work once for many turns: it keeps callers who have passed the check, and the clients
 * for calls of our own, each a whole HTTP pipeline. The clients hold nothing of a turn, and ask the SDK for a fresh token of ours
 * on every call.
 */
export class CachedAuthentication extends ConfigurationBotFrameworkAuthentication {
  private readonly callers: KnownCallers<Caller>;
  private readonly connectors = new BoundedMap<string, Connector>(MOST_CONNECTORS);

  constructor(now: () => number, ...settings: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>) {
    super(...settings);
    this.callers = new KnownCallers(now);
  }

  /** The caller where an earlier check of the same sign-in still holds. */
  recall({ channelId, serviceUrl }: Activity, authorization: string): Caller | undefined {
    return this.callers.find({ authorization, channelId, serviceUrl });
  }

  /** Rejects when the sign-in does not hold; a rejection is never kept. What it resolves to is frozen: other turns share it. */
  override async authenticateRequest(activity: Activity, authorization: string): Promise<Caller> {
    const known = this.recall(activity, authorization);
    if (known !== undefined) return known;
    const { channelId, serviceUrl } = activity;
    const keep = this.callers.beginCheck({ authorization, channelId, serviceUrl });
    const caller = this.share(await super.authenticateRequest(activity, authorization));
    const { claimsIdentity } = caller;
    const expires: unknown = claimsIdentity.getClaimValue("exp");
    if (claimsIdentity.getClaimValue("iss") === CHANNEL_ISSUER && typeof expires === "number") {
      keep(caller, expires * 1000);
    }
    return caller;
  }

  override createConnectorFactory(identity: Identity): ConnectorFactory {
    return this.toCachedFactory(super.createConnectorFactory(identity), identity);
  }

  private share(caller: Caller): Caller {
    const { claimsIdentity, connectorFactory } = caller;
    for (const claim of claimsIdentity.claims) Object.freeze(claim);
    Object.freeze(claimsIdentity.claims);
    Object.freeze(claimsIdentity);
    if (connectorFactory !== undefined) this.toCachedFactory(connectorFactory, claimsIdentity);
    return Object.freeze(caller);
  }

  private toCachedFactory(factory: ConnectorFactory, identity: Identity): ConnectorFactory {
    const app = toAppKey(identity);
    const create = factory.create.bind(factory);
    factory.create = async (serviceUrl, audience) => {
      const key = JSON.stringify([app, serviceUrl, audience]);
      const kept = this.connectors.get(key);
      if (kept !== undefined) return kept;
      const connector = await create(serviceUrl, audience);
      this.connectors.set(key, connector);
      return connector;
    };
    return factory;
  }
}

/** The SDK reads the app id that our own calls are signed for from these two claims. */
function toAppKey(identity: Identity): string {
  return JSON.stringify([identity.getClaimValue("aud"), identity.getClaimValue("appid")]);
}
