import type { Activity } from "botbuilder";
import type { Caller } from "./cached-authentication";
import { toFields, toText } from "./fields";
import type { TurnAdapter } from "./turn-adapter";

/** Long enough for a slow fetch of signing keys, short enough for the 15 seconds Bot Framework waits. */
const CHECK_LIMIT_MS = 10_000;

/** Whether a caller is who they say: `unchecked` means that the signing keys could not be had, so nobody gets in for now. */
export type CallerCheck =
  | { readonly kind: "known"; readonly caller: Caller }
  | { readonly kind: "refused"; readonly errorName: string }
  | { readonly kind: "unchecked"; readonly errorName: string };

/** Checks the Authorization header. Never throws: what goes wrong here is somebody's token or the network. */
export async function checkCaller(
  adapter: TurnAdapter,
  authorization: string,
  activity: Activity,
): Promise<CallerCheck> {
  // Who is known needs neither a timer nor a race against it.
  const known = adapter.recall(authorization, activity);
  if (known !== undefined) return { kind: "known", caller: known };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CallerCheck>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: "unchecked", errorName: "Timeout" });
    }, CHECK_LIMIT_MS);
  });
  const check = adapter
    .authenticate(authorization, activity)
    .then((caller): CallerCheck => ({ kind: "known", caller }), toFailure);
  try {
    return await Promise.race([check, late]);
  } finally {
    clearTimeout(timer);
  }
}

function toFailure(error: unknown): CallerCheck {
  const { name, statusCode } = toFields(error);
  const errorName = toText(name) ?? "unknown";
  // node-fetch throws FetchError; the SDK's own AuthenticationError carries 500 when the key document was no good.
  const isOurs = errorName === "FetchError" || (typeof statusCode === "number" && statusCode >= 500);
  return { kind: isOurs ? "unchecked" : "refused", errorName };
}
