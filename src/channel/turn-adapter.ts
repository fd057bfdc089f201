import { CloudAdapter, type Activity, type TurnContext } from "botbuilder";
import type { CachedAuthentication, Caller } from "./cached-authentication";

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

  /** Runs one turn; resolves to what the HTTP response carries, when it carries anything. */
  run(caller: Caller, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(caller, activity, logic);
  }

  /** There is no middleware here, and no logic of ours uses a context after its turn, against which the SDK's own wraps it. */
  protected override runMiddleware(context: TurnContext, next: (context: TurnContext) => Promise<void>): Promise<void> {
    return next(context);
  }
}
