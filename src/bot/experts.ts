import type { Locale } from "../locale";
import type { ClaimStore, ConversationStore, GapStore } from "../store";
import { buildQuestionCard } from "../cards";
import { toCardReply, type OutgoingReply } from "./message";

/** What became of a question. `already`: asked within a day; `gone`: the gap is not known any more. */
export type AskOutcome = "asked" | "already" | "nobody" | "gone" | "failed";

/** People who can be asked, in the conversation that an admin chose. */
export interface Experts {
  /** Whether a question would reach somebody, as far as was seen last. */
  readonly isThere: boolean;
  /** Looks whether there are experts now: another replica may have been told where they are. Never rejects. */
  look(): Promise<void>;
  /** Questions go to this place from now on; false where that could not be stored. */
  settle(place: string): Promise<boolean>;
  /** Nobody is asked any more; false where that could not be stored. */
  dismiss(): Promise<boolean>;
  /** Posts what is kept of a gap, the same one once a day over all replicas. */
  ask(gapId: string): Promise<AskOutcome>;
}

/** What asking experts needs. */
export interface ExpertsOptions {
  readonly store: {
    readonly conversations: ConversationStore;
    readonly claims: ClaimStore;
    readonly gaps: Pick<GapStore, "find">;
  };
  /** Posts a reply, drawn in the language of the place; false where it could not be delivered. */
  readonly post: (place: string, draw: (locale: Locale) => OutgoingReply) => Promise<boolean>;
}

/** Name under which the place is stored. */
const KEY = "experts";
const ASK_AGAIN_MS = 86_400_000;

/** Makes what asks experts. Until it has looked for them there are none. */
export function createExperts({ store, post }: ExpertsOptions): Experts {
  let isThere = false;

  async function change(work: Promise<void>, becomes: boolean): Promise<boolean> {
    try {
      await work;
    } catch {
      return false;
    }
    isThere = becomes;
    return true;
  }

  async function ask(gapId: string): Promise<AskOutcome> {
    const place = await store.conversations.find(KEY);
    if (place === undefined) {
      isThere = false;
      return "nobody";
    }
    const gap = await store.gaps.find(gapId);
    if (gap === undefined) return "gone";
    const claim = `${KEY}:${gap.id}`;
    if (!(await store.claims.claim(claim, ASK_AGAIN_MS))) return "already";
    if (await post(place, (locale) => toCardReply(buildQuestionCard(gap, locale), "question"))) return "asked";
    await store.claims.release(claim);
    return "failed";
  }

  return {
    get isThere() {
      return isThere;
    },
    async look() {
      try {
        isThere = (await store.conversations.find(KEY)) !== undefined;
      } catch {
        // A store that is away says nothing: what was known stays.
      }
    },
    settle: (place) => change(store.conversations.save(KEY, place), true),
    dismiss: () => change(store.conversations.remove(KEY), false),
    ask: (gapId) => ask(gapId).catch((): AskOutcome => "failed"),
  };
}
