import { CloudAdapter, INVOKE_RESPONSE_KEY, type Activity, type InvokeResponse, type TurnContext } from "botbuilder";
import type { CachedAuthentication, Caller } from "./cached-authentication";
import { ReplyContext } from "./reply-context";

/**
 * CloudAdapter with its two halves apart: who calls, and what they want. Its own `process` joins them, and so answers a
 * sign-in that cannot be checked with a 500 that names the URL it could not reach, and prints errors to the console.
 */
export class TurnAdapter extends CloudAdapter {
  constructor(private readonly authentication: CachedAuthentication) {
    super(authentication);
  }

  /** The caller where this Authorization header has passed the check before, and that still holds. */
  recall(authorization: string, activity: Activity): Caller | undefined {
    return this.authentication.recall(activity, authorization);
  }

  /** Checks the Authorization header; rejects when it does not hold. */
  authenticate(authorization: string, activity: Activity): Promise<Caller> {
    return this.authentication.authenticateRequest(activity, authorization);
  }

  /**
   * Runs one turn; resolves to what the HTTP response carries, when it carries anything. It comes to the same as the SDK's
   * `processActivity` for a bot without middleware that signs nobody in; why it is written anew, ReplyContext tells.
   */
  async run(
    caller: Caller,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    if (caller.callerId !== undefined) activity.callerId = caller.callerId;
    const connector = await caller.connectorFactory?.create(activity.serviceUrl, caller.audience);
    if (connector === undefined) throw new Error("There is no ConnectorClient to answer with.");
    const context = new ReplyContext(this, activity);
    context.turnState.set(this.ConnectorClientKey, connector);
    await logic(context);
    if (activity.deliveryMode === "expectReplies") {
      return { status: 200, body: { activities: context.bufferedReplyActivities } };
    }
    if (activity.type !== "invoke") return undefined;
    const response = context.turnState.get<Activity | undefined>(INVOKE_RESPONSE_KEY);
    return response === undefined ? { status: 501 } : (response.value as InvokeResponse | undefined);
  }
}
