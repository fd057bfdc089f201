import { hash } from "node:crypto";
import { BoundedMap } from "./bounded-map";
import { toFields, toText } from "./fields";

/** All that the check of a sign-in looks at. */
export interface SignIn {
  readonly authorization: string;
  readonly channelId: string;
  readonly serviceUrl: string;
}

interface Known<Caller> {
  readonly caller: Caller;
  readonly since: number;
  readonly until: number;
}

/** Bot Framework signs many activities with one token, and takes a new one about every hour. */
const MOST_KEPT = 1_000;
/** Longer would let a key or token that was withdrawn live on here. */
const LONGEST_MS = 60 * 60_000;
/** The SDK reads the signing keys anew after this time. */
const KEYS_LAST_MS = 24 * 60 * 60_000;

/**
 * Remembers callers whose token has passed the check, for as long as the check would come to the same: until the token ends,
 * until the signing keys are due to be read again, for an hour at most. A token of a new signing key shows that the keys have
 * changed since; then everybody is checked again.
 */
export class KnownCallers<Caller> {
  private callers = new BoundedMap<string, Known<Caller>>(MOST_KEPT);
  private readonly keyIds = new Set<string>();
  private keysReadAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number) {}

  /** Who has passed an earlier check of the same sign-in, while that holds. */
  find(signIn: SignIn): Caller | undefined {
    if (this.callers.size === 0) return undefined;
    const key = toKey(signIn);
    const known = this.callers.get(key);
    if (known === undefined) return undefined;
    const now = this.now();
    // A clock that is put back makes nobody known for longer.
    if (now >= known.since && now < known.until) return known.caller;
    this.callers.delete(key);
    return undefined;
  }

  /** Call it before a check. Who then passes may be handed to what it returns, with the token's own end in milliseconds. */
  beginCheck(signIn: SignIn): (caller: Caller, expires: number) => void {
    const since = this.now();
    // Within this check the SDK reads keys of that age anew.
    if (since < this.keysReadAt || since >= this.keysReadAt + KEYS_LAST_MS) this.keysReadAt = since;
    const { callers, keysReadAt } = this;
    return (caller, expires) => {
      const keyId = toKeyId(signIn.authorization);
      if (keyId === undefined) return;
      if (!this.keyIds.has(keyId)) {
        this.keyIds.add(keyId);
        this.callers = new BoundedMap(MOST_KEPT);
      } else if (callers !== this.callers) {
        // Checked while the keys changed: perhaps with the old ones.
        return;
      }
      const until = Math.min(expires, since + LONGEST_MS, keysReadAt + KEYS_LAST_MS);
      this.callers.set(toKey(signIn), { caller, since, until });
    };
  }
}

/** A hash, so that no token lies in memory longer than its turn. The length keeps apart what would read alike in a row. */
function toKey({ authorization, channelId, serviceUrl }: SignIn): string {
  const signedIn = `${authorization.length} ${authorization}${JSON.stringify([channelId, serviceUrl])}`;
  return hash("sha256", signedIn, "base64");
}

/** The name of the key that signed a token; only read from tokens that have passed. */
function toKeyId(authorization: string): string | undefined {
  const [header = ""] = authorization.slice("Bearer ".length).split(".", 1);
  return toText(toFields(JSON.parse(Buffer.from(header, "base64url").toString()))["kid"]);
}
