import type { Paste } from "../paste";
import type { CompiledKnowledge } from "./open-knowledge";
import { isClaimable, rankPaste } from "./diagnose";
import type { Reason } from "./diagnosis";
import { decidedBy, type Deciding, type Ranked } from "./rank";

/** Why one article stands where it stands. */
interface Explanation {
  readonly id: string;
  /** A decisive fact speaks against it: it is not shown to users. */
  readonly ruledOut: boolean;
  /** 1 weak, 2 strong, 3 conclusive; decisive evidence adds one. */
  readonly level: number;
  readonly reasons: readonly Reason[];
  /** Why it is not the first answer; absent for the one that is. */
  readonly lostBy?: "ruled-out" | "not-enough" | Deciding;
}

/** Every article whose text was found, in order, with the signatures and evidence that spoke for and against it. */
export function explain(paste: Paste, knowledge: CompiledKnowledge): Explanation[] {
  const ranked = rankPaste(paste, knowledge);
  const first = ranked.find((candidate) => isClaimable(candidate, paste));
  const lostBy = (candidate: Ranked): Explanation["lostBy"] => {
    if (candidate.ruledOut) return "ruled-out";
    if (first === undefined || !isClaimable(candidate, paste)) return "not-enough";
    return candidate === first ? undefined : decidedBy(first, candidate);
  };
  return ranked.map((candidate) => {
    const { article, ruledOut, level, reasons } = candidate;
    const lost = lostBy(candidate);
    return { id: article.id, ruledOut, level, reasons: reasons(), ...(lost === undefined ? {} : { lostBy: lost }) };
  });
}
